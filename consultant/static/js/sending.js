// Sends what is kept here, one thing at a time and in one tab at a time. Nothing is forgotten before its receipt is stored.

import { claim, entries, isUnsent, photosOf, tell, tidy, update } from "./outbox.js";
import { device, digest, person, put } from "./store.js";
import { words } from "./words.js";

const PATIENCE = 30e3; // milliseconds for one answer, and one more for each 10 bytes of a photo
const FINAL = new Set(["answers", "case", "other content", "photo", "entry"]); // sent again, it would be answered alike: somebody has to look

export const state = { offline: !navigator.onLine, signedOut: false, sending: false };

async function ask(address, how = {}) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort("slow"), PATIENCE + (how.body?.size || 0) / 10);
  try {
    const answer = await fetch(address, { ...how, headers: { Accept: "application/json", ...how.headers }, redirect: "error", signal: stop.signal });
    return { status: answer.status, ok: answer.ok, said: await answer.json().catch(() => ({})) };
  } finally {
    clearTimeout(timer);
  }
}

async function who() {
  const answer = await ask(`/outbox/who?device=${device()}`);
  if (answer.status !== 401 && !(answer.ok && answer.said.person)) throw new Error(`status ${answer.status}`);
  return answer.said.person === person() ? answer.said : null; // signed out, or another person is signed in here
}

// One thing with its receipt; `why` in what comes back says what is wrong with it, or why it stays here.
async function deliver(address, options, wanted) {
  let answer;
  try {
    answer = await ask(address, { method: "POST", ...options });
  } catch (error) {
    return { why: error === "slow" ? "slow" : "network" };
  }
  const { said } = answer;
  if (answer.ok && said.key === wanted.key && said.digest === wanted.digest) return { receipt: said };
  if (answer.status === 401) return { why: "signedOut" };
  if (said.problem === "token") return { why: "signedOut" };
  if (answer.status === 413) return { why: "large", isFinal: true };
  if (FINAL.has(said.problem) || (answer.status === 400 && said.problem)) return { why: said.problem, problems: said.problems || [], isFinal: true };
  return { why: answer.ok ? "nonsense" : "server" };
}

async function deliverEntry({ key, sequence, content }, token) {
  const known = { key, digest: await digest(content) }, headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const body = JSON.stringify({ person: person(), device: device(), ...known, at: Date.now(), sequence, content });
  return deliver("/outbox/entries", { headers, body }, known);
}

function deliverPhoto(key, photo, token) {
  const query = new URLSearchParams({ device: device(), key: photo.key, entry: key, digest: photo.digest, name: photo.name, ...(photo.isOut && { out: "yes" }) });
  const headers = { "Content-Type": "application/octet-stream", "X-CSRFToken": token };
  return deliver(`/outbox/photos?${query}`, { headers, body: photo.blob }, photo);
}

// Which file it is, and what the server says of it.
export const fileProblem = ({ name }, { why, problems }) =>
  problems?.[0]?.[1] || words("photo-why", { name: name || words("photo"), why: words(`why-${why}`) || words("why-refused") });

async function sendEntry({ key }, token) {
  const entry = await claim(key);
  if (!entry) return {};
  const done = await deliverEntry(entry, token);
  const photosLeft = (await photosOf(key)).filter((photo) => photo.state !== "receipted").length;
  if (done.receipt) await update(entry, { state: "receipted", receipted: Date.now(), receipt: done.receipt, photosLeft, why: null });
  else await update(entry, { state: done.isFinal ? "parked" : "queued", why: done.why, problems: done.problems });
  return { ...done, entry };
}

async function sendPhotos(entry, token) {
  let left = 0, parked = 0;
  for (const photo of await photosOf(entry.key)) {
    if (photo.state === "receipted") continue;
    const isParked = photo.state === "parked", done = isParked ? { isFinal: true } : await deliverPhoto(entry.key, photo, token);
    if (done.receipt || (photo.isOut && done.isFinal)) {
      await put("photos", { ...photo, state: "receipted" });
      continue;
    }
    left += 1;
    if (done.why === "network" || done.why === "signedOut") return;
    if (done.isFinal) {
      parked += 1;
      if (!isParked) await put("photos", { ...photo, state: "parked", why: fileProblem(photo, done) });
    }
  }
  await update(entry, { photosLeft: left, photosParked: parked });
}

// Past the outbox, from the page as it stands: the entry until it has its receipt, then its photos. The last trouble, if any.
export async function sendNow(entry, photos) {
  const known = await who().catch(() => ({}));
  if (!known?.token) return { why: known ? "network" : "signedOut" };
  const done = entry.receipt ? {} : await deliverEntry(entry, known.token);
  entry.receipt ||= done.receipt;
  let trouble = done.receipt ? {} : done;
  for (const photo of entry.receipt ? photos : []) {
    const came = await deliverPhoto(entry.key, photo, known.token);
    if (!came.receipt) trouble = { ...came, text: [trouble.text, fileProblem(photo, came)].filter(Boolean).join(" ") };
  }
  return trouble;
}

async function sendRound() {
  const known = await who();
  state.offline = false;
  state.signedOut = !known;
  if (!known) return;
  await tidy(known.received);
  for (const entry of await entries()) {
    if (!isUnsent(entry)) continue;
    const done = entry.state === "queued" || entry.state === "sending" ? await sendEntry(entry, known.token) : {};
    if (done.why === "signedOut") { state.signedOut = true; return; }
    if (done.why === "network") { state.offline = true; return; }
    const sent = done.entry || entry;
    if (sent.state === "receipted" && sent.photosLeft) await sendPhotos(sent, known.token);
    tell();
    if (done.receipt) document.dispatchEvent(new CustomEvent("sent"));
  }
}

// Sends all there is. In another tab somebody may be at it already: then that one does it.
export async function sendAll() {
  if (!person()) return;
  await navigator.locks.request(`standoff-send-${person()}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    state.sending = true;
    try {
      await sendRound();
    } catch {
      state.offline = true;
    } finally {
      state.sending = false;
    }
  });
  tell();
}
