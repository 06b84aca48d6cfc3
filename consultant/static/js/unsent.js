// The page of what is on this device: each entry with its age and why it waits; send, change, download, throw away.

import { download } from "./download.js";
import { unfinished, wayBack } from "./drafts.js";
import { drop, entries, isUnsent, needsLook, photosOf, takeOut, tell, update } from "./outbox.js";
import { size } from "./pocket.js";
import { sendAll, state } from "./sending.js";
import { person, put } from "./store.js";
import { ago, clock, words } from "./words.js";

const list = document.getElementById("unsent");

const reason = (entry, left) => {
  if (entry.state === "receipted" && !left) return words("isSent");
  if (needsLook(entry)) return words(`why-${entry.why}`) || words("why-photo");
  if (state.signedOut) return words("waitsSignIn");
  if (entry.state === "receipted") return words("photosWait", { count: left });
  return words(`why-${entry.why}`) || words("waits");
};

const MOST = 90; // characters of what was said

// What tells it from others: with whom, when, in which case, and how what was said begins.
function rowOf({ title, about }, written, began, answers) {
  const item = document.getElementById("unsent-row").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-${name}]`), said = answers.find(([name]) => name === "said")?.[1].trim() || "";
  part("age").textContent = ago(written);
  if (title) part("title").textContent = title;
  part("about").textContent = [about, clock(began || written)].filter(Boolean).join(" · ");
  part("said").firstElementChild.textContent = said.length > MOST ? `${said.slice(0, MOST).replace(/\s+\S*$/, "")}…` : said;
  part("said").hidden = !said;
  return item;
}

function askBefore(part, gone) {
  part("drop").addEventListener("click", () => {
    part("sure").hidden = false;
    part("sure").focus();
  });
  part("sure").addEventListener("click", gone);
}

function row(entry, photos) {
  const { began, answers } = JSON.parse(entry.content), item = rowOf(entry, entry.made, began, answers);
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("why").textContent = reason(entry, photos.filter((photo) => photo.state !== "receipted" && !photo.isOut).length);
  part("problems").replaceChildren(...(entry.problems || []).map(([, message]) => Object.assign(document.createElement("li"), { textContent: message })), ...photos.filter((photo) => photo.state === "parked").map(refused));
  const isOurs = entry.state === "parked" || (entry.state === "queued" && !entry.tries);
  part("edit").href = `${entry.page}#kept=${entry.key}`;
  part("edit").hidden = !isOurs;
  part("retry").hidden = !needsLook(entry);
  part("retry").addEventListener("click", () => retry(entry));
  part("drop").hidden = !isOurs && isUnsent(entry);
  if (!isUnsent(entry)) part("drop").textContent = words("take-off");
  if (isUnsent(entry)) askBefore(part, () => drop(entry.key));
  else part("drop").addEventListener("click", () => drop(entry.key));
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

// A call that was begun here: the way back to it, and out.
function begunRow(draft) {
  const item = rowOf(draft, draft.at, draft.clock?.began, draft.answers), { address, take } = wayBack(draft);
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("why").textContent = words("unfinished");
  part("edit").textContent = words("go-on");
  part("edit").href = address;
  part("edit").addEventListener("click", take);
  part("retry").hidden = true;
  askBefore(part, () => drop(null, draft.page));
  return item;
}

async function show() {
  const all = await entries(), waiting = all.filter(isUnsent);
  document.getElementById("unsent-none").hidden = waiting.length > 0;
  document.getElementById("unsent-acts").hidden = waiting.length === 0;
  const ordered = [...waiting, ...all.filter((entry) => !isUnsent(entry)).reverse()];
  list.replaceChildren(...(await Promise.all(ordered.map(async (entry) => row(entry, await photosOf(entry.key))))));
  const begun = await unfinished();
  document.getElementById("begun").hidden = begun.length === 0;
  document.querySelector("#begun ol").replaceChildren(...begun.map(begunRow));
  const { pages, bytes } = await size();
  document.getElementById("pocket-size").textContent = words(pages ? "pocket" : "pocketNone", { pages, size: Math.round(bytes / 1024) });
}

if (person() && navigator.locks) {
  document.addEventListener("outbox", show);
  document.getElementById("send-now").addEventListener("click", async () => { await sendAll(); tell(); });
  document.getElementById("download").addEventListener("click", download);
  show();
} else document.getElementById("unsent-plain").hidden = false; // no secure context
