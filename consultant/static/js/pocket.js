// The pocket: pages of the open cases, kept on this device for reading without a network, and dropped at sign-out.

import { person } from "./store.js";

const NAME = "pocket-", SHELL = "shell-";
const PAUSE = 20; // milliseconds between two pages: whoever works here goes first
const PATIENCE = 30e3; // milliseconds for one answer: the next look waits for this one

const pocket = () => caches.open(NAME + person());

export async function dropPocket(except = "") {
  for (const name of await caches.keys()) {
    if (name.startsWith(NAME) && name !== NAME + except) await caches.delete(name);
  }
}

const ask = (address, headers) => fetch(address, { headers, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);

// Brings the pocket up to date: asks what belongs in it, and for each page that changed; one tab at a time. After each page that is
// loaded, as that is what follows a change: the network may be gone a minute later.
export const takeAlong = () => navigator.locks.request(`standoff-pocket-${person()}`, look);

async function look() {
  const answer = await ask("/pocket", { Accept: "application/json" });
  const said = answer?.ok ? await answer.json().catch(() => ({})) : {};
  if (said.person !== person()) return; // signed out, or another one has signed in meanwhile
  const { shell, pages: wanted } = said, store = await pocket();
  if (!(await caches.match("/away", { cacheName: SHELL + shell }))) return; // the files that these pages ask for are not here yet
  const known = new Set(wanted.map((page) => page.address));
  for (const kept of await store.keys()) if (!known.has(addressOf(kept))) await store.delete(kept);
  let isWhole = true;
  for (const page of nearestFirst(wanted)) isWhole = (await take(store, page)) && isWhole;
  if (isWhole) await dropOldShells(SHELL + shell);
  await navigator.storage?.persist?.();
}

// The page that is open, then those of its case: the next change or the end of the network may come before the last one.
function nearestFirst(pages) {
  const [ofCase] = location.pathname.match(/^\/cases\/\d+(?=\/|$)/) || [null];
  const far = ({ address }) => (address === location.pathname ? 0 : address === ofCase || address.startsWith(`${ofCase}/`) ? 1 : 2);
  return [...pages].sort((one, other) => far(one) - far(other));
}

// Until all pages are new ones, the old ones need them.
async function dropOldShells(current) {
  for (const name of await caches.keys()) if (name.startsWith(SHELL) && name !== current) await caches.delete(name);
}

const addressOf = (request) => new URL(request.url).pathname + new URL(request.url).search;

// Whether it is here as it is now.
async function take(store, { address, version }) {
  const before = await store.match(address);
  if (before?.headers.get("X-Version") === version) return true;
  await new Promise((done) => setTimeout(done, PAUSE));
  const answer = await ask(address, { "Standoff-Pocket": "1" });
  const body = answer?.ok && !answer.redirected ? await answer.text().catch(() => "") : "";
  if (!body.includes(`data-person="${person()}"`)) return false; // another one has signed in meanwhile
  const headers = { "Content-Type": "text/html; charset=utf-8", "X-Version": version, "X-Size": String(body.length),
    "Content-Security-Policy": answer.headers.get("Content-Security-Policy") };
  await store.put(address, new Response(body, { headers }));
  return true;
}

// The addresses of all pages that this device shows without a network, for whoever they are.
export async function addressesKept() {
  const found = new Set();
  for (const name of await caches.keys()) {
    if (name.startsWith(NAME)) for (const key of await (await caches.open(name)).keys()) found.add(addressOf(key));
  }
  return found;
}

// As the service worker looks for it.
export const leadsTo = (link, kept) =>
  link.origin === location.origin && (kept.has(link.pathname + link.search) || kept.has(link.pathname));

// What is in it: how many pages, and bytes.
export async function size() {
  const store = await pocket();
  const pages = await Promise.all((await store.keys()).map((key) => store.match(key)));
  return { pages: pages.length, bytes: pages.reduce((sum, page) => sum + Number(page.headers.get("X-Size")), 0) };
}
