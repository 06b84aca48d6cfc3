// Unfinished pages: each belongs to one tab while it is open. One that no tab has open is gone on with by the next.

import { all, remove } from "./store.js";

const FORGOTTEN = 2 * 3600e3; // milliseconds after which a page that was only opened is not gone on with
const PATIENCE = 1000; // milliseconds that a page, loaded again, waits until it has let go of its own

// Whether this tab has the page under this name from now on, until it is closed.
function take(name, how) {
  return new Promise((done) => {
    navigator.locks.request(`standoff-draft-${name}`, how, (lock) => {
      done(Boolean(lock));
      return lock && new Promise(() => {});
    }).catch(() => done(false));
  });
}

// One on which something was done; else only for the same firm, and not long after.
const goesOn = (draft) => draft.isTouched || (draft.search === location.search && Date.now() - draft.at < FORGOTTEN);

// The page as this tab left it, or as a tab that is closed did: { name, begun }. `begun` is undefined where there is none.
export async function leftHere(place) {
  const own = sessionStorage.getItem(place);
  const left = (await all("drafts")).filter((draft) => draft.page.startsWith(`${place} `));
  for (const draft of left.sort((one, other) => (other.page === own) - (one.page === own) || other.at - one.at)) {
    const isMine = await take(draft.page, draft.page === own ? { signal: AbortSignal.timeout(PATIENCE) } : { ifAvailable: true });
    if (isMine && goesOn(draft)) return named(place, draft.page, draft);
    if (isMine) await remove("drafts", draft.page);
  }
  const name = `${place} ${crypto.randomUUID()}`;
  await take(name, {});
  return named(place, name);
}

// Calls that were begun on this device and are not saved. One that is an entry written anew is shown as that entry.
export async function unfinished() {
  return (await all("drafts")).filter((draft) => draft.isTouched && !draft.replaces).sort((one, other) => other.at - one.at);
}

// The address where this tab goes on with it, unless another tab has it open.
export function wayBack(draft) {
  const place = draft.page.slice(0, draft.page.lastIndexOf(" ")), [path, key] = place.split("#");
  return { address: path + draft.search + (key ? `#kept=${key}` : ""), take: () => named(place, draft.page) };
}

function named(place, name, begun) {
  sessionStorage.setItem(place, name);
  return { name, begun };
}
