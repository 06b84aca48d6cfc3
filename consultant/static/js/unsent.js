// The page of what is on this device: each entry with its age and why it waits; send, change, download, throw away.

import { drop, entries, isUnsent, needsLook, photosOf, takeOut, tell, update } from "./outbox.js";
import { size } from "./pocket.js";
import { sendAll, state } from "./sending.js";
import { device, person, put } from "./store.js";
import { ago, words } from "./words.js";

const list = document.getElementById("unsent");

const reason = (entry, left) => {
  if (entry.state === "receipted" && !left) return words("isSent");
  if (needsLook(entry)) return words(`why-${entry.why}`) || words("why-photo");
  if (state.signedOut) return words("waitsSignIn");
  if (entry.state === "receipted") return words("photosWait", { count: left });
  return words(`why-${entry.why}`) || words("waits");
};

function row(entry, photos) {
  const item = document.getElementById("unsent-row").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("age").textContent = ago(entry.made);
  part("title").textContent = entry.title;
  part("why").textContent = reason(entry, photos.filter((photo) => photo.state !== "receipted" && !photo.isOut).length);
  part("problems").replaceChildren(...(entry.problems || []).map(([, message]) => Object.assign(document.createElement("li"), { textContent: message })), ...photos.filter((photo) => photo.state === "parked").map(refused));
  const isOurs = entry.state === "parked" || (entry.state === "queued" && !entry.tries);
  part("edit").href = `${entry.page}#kept=${entry.key}`;
  part("edit").hidden = !isOurs;
  part("retry").hidden = !needsLook(entry);
  part("retry").addEventListener("click", () => retry(entry));
  part("drop").hidden = !isOurs && isUnsent(entry);
  if (!isUnsent(entry)) part("drop").textContent = words("take-off");
  part("drop").addEventListener("click", () => {
    if (!isUnsent(entry)) return drop(entry.key);
    part("sure").hidden = false;
    return part("sure").focus();
  });
  part("sure").addEventListener("click", () => drop(entry.key));
  return item;
}

// A file that the server will not take, with what it says.
function refused(photo) {
  const line = Object.assign(document.createElement("li"), { textContent: photo.why });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet d-block mt-1 mb-2", textContent: words("takeOut") });
  button.addEventListener("click", async () => { await takeOut(photo); await sendAll(); });
  line.append(" ", button);
  return line;
}

async function retry(entry) {
  for (const photo of await photosOf(entry.key)) if (photo.state === "parked") await put("photos", { ...photo, state: "queued" });
  await update(entry, { state: entry.state === "parked" ? "queued" : entry.state, photosParked: 0, problems: null });
  await sendAll();
}

async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 32768) text += String.fromCharCode(...bytes.subarray(start, start + 32768));
  return btoa(text);
}

async function download() {
  const all = [];
  for (const entry of (await entries()).filter(isUnsent)) {
    const photos = await Promise.all((await photosOf(entry.key)).filter((photo) => !photo.isOut).map(async ({ key, name, digest, blob }) => ({ key, name, digest, data: await base64(blob) })));
    all.push({ key: entry.key, digest: entry.digest, sequence: entry.sequence, title: entry.title, content: entry.content, photos });
  }
  const file = { standoff: "outbox", person: person(), device: device(), at: Date.now(), entries: all };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" }));
  link.download = `standoff-calls-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60e3);
}

async function show() {
  const all = await entries(), waiting = all.filter(isUnsent);
  document.getElementById("unsent-none").hidden = waiting.length > 0;
  document.getElementById("unsent-acts").hidden = waiting.length === 0;
  const ordered = [...waiting, ...all.filter((entry) => !isUnsent(entry)).reverse()];
  list.replaceChildren(...(await Promise.all(ordered.map(async (entry) => row(entry, await photosOf(entry.key))))));
  const { pages, bytes } = await size();
  document.getElementById("pocket-size").textContent = words("pocket", { pages, size: Math.round(bytes / 1024) });
}

if (person() && navigator.locks) {
  document.addEventListener("outbox", show);
  document.getElementById("send-now").addEventListener("click", async () => { await sendAll(); tell(); });
  document.getElementById("download").addEventListener("click", download);
  show();
} else document.getElementById("unsent-plain").hidden = false; // no secure context
