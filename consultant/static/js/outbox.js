// What was written down here and is on its way: queued, then sending, then receipted; parked when the server will not take it.

import { all, asked, change, digest, put } from "./store.js";

const HOURS_KEPT = 48; // after the receipt: twice the time between two backups
const changes = new BroadcastChannel("standoff-outbox");

// Tells this page and all other ones that something moved.
export function tell() {
  changes.postMessage("");
  document.dispatchEvent(new CustomEvent("outbox"));
}
changes.onmessage = () => document.dispatchEvent(new CustomEvent("outbox"));

// Keeps one call, with the photos that were added on its page, and forgets the unfinished page: one transaction.
// `replaces` is the key of an entry, held back, that this is the new version of; it fails when that one has left meanwhile.
export async function keep({ content, title, about, number, page, draft, replaces }, meanwhile) {
  const entry = { key: crypto.randomUUID(), content: JSON.stringify(content), title, about, number, page, made: Date.now(), state: "queued", tries: 0 };
  await change(["entries", "photos", "drafts", "counts"], async (entries, photos, drafts, counts) => {
    const count = (await asked(counts.get("sequence"))) || { name: "sequence", value: 0 };
    count.value += 1;
    counts.put(count);
    if (replaces && (await asked(entries.get(replaces)))?.state !== "parked") throw new Error("left");
    if (replaces) entries.delete(replaces);
    entries.put({ ...entry, sequence: count.value });
    for (const photo of content.photos.length ? await asked(photos.getAll()) : []) {
      if (content.photos.includes(photo.digest) && (photo.draft === draft || (replaces && photo.entry === replaces))) {
        photos.put({ ...photo, draft: null, entry: entry.key });
      }
    }
    drafts.delete(draft);
  }, meanwhile);
  return entry.key;
}

export async function entries() {
  return (await all("entries")).sort((one, other) => one.sequence - other.sequence);
}

export async function photosOf(key) {
  return (await all("photos")).filter((photo) => photo.entry === key);
}

export const isUnsent = (entry) => entry.state !== "receipted" || Boolean(entry.photosLeft);
export const needsLook = (entry) => entry.state === "parked" || Boolean(entry.photosParked);

// Notes something on an entry, unless it has been taken off this device meanwhile.
export async function update(entry, what) {
  await change(["entries"], async (store) => {
    const now = await asked(store.get(entry.key));
    if (now) store.put(Object.assign(entry, now, what));
  });
}

// Takes an entry for sending; null when it is held back or gone by now.
export const claim = (key) => change(["entries"], async (store) => {
  const entry = await asked(store.get(key));
  if (!entry || !["queued", "sending"].includes(entry.state)) return null;
  Object.assign(entry, { state: "sending", tries: entry.tries + 1 });
  store.put(entry);
  return entry;
});

// Holds an entry back while it is written anew; false when it has left already.
export async function hold(key) {
  const held = await change(["entries"], async (store) => {
    const entry = await asked(store.get(key));
    const isHere = entry && (entry.state === "parked" || (entry.state === "queued" && !entry.tries));
    if (isHere && entry.state === "queued") store.put({ ...entry, state: "parked", why: "writing" });
    return Boolean(isHere);
  });
  tell();
  return held;
}

// Takes an entry, an unfinished page, or both off this device for good, with their photos.
export async function drop(key, draft) {
  await change(["entries", "photos", "drafts"], async (entries, photos, drafts) => {
    if (key) entries.delete(key);
    if (draft) drafts.delete(draft);
    for (const photo of await asked(photos.getAll())) {
      if ((key && photo.entry === key) || (draft && photo.draft === draft)) photos.delete(photo.key);
    }
  });
  tell();
}

// A file that the server will not take goes off this device for good; what goes out in its place says that none will come.
export async function takeOut(photo) {
  const nothing = { ...photo, state: "queued", isOut: true, blob: new Blob([]), digest: await digest(""), why: null };
  await change(["entries", "photos"], async (entries, photos) => {
    const entry = await asked(entries.get(photo.entry));
    if (!entry) return;
    photos.put(nothing);
    entries.put({ ...entry, photosParked: entry.photosParked - 1 });
  });
  tell();
}

// What was receipted long enough ago goes; what the server has lost since (an old backup was restored) goes out again.
export async function tidy(received) {
  for (const entry of (await entries()).filter((one) => one.state === "receipted")) {
    if (!isUnsent(entry) && Date.now() - entry.receipted > HOURS_KEPT * 3600e3) await drop(entry.key);
    else await sendLostAgain(entry, received);
  }
}

async function sendLostAgain(entry, received) {
  const lost = (await photosOf(entry.key)).filter((photo) => photo.state === "receipted" && !received.includes(photo.key));
  for (const photo of lost) await put("photos", { ...photo, state: "queued" });
  if (!received.includes(entry.key)) await update(entry, { state: "queued", tries: 0 });
  else if (lost.length) await update(entry, { photosLeft: (entry.photosLeft || 0) + lost.length });
}
