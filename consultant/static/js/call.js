// The page of a call: it is kept while it is written, saved on this device first, and sent from there.

import { leftHere } from "./drafts.js";
import { addRow, answersOf, restore } from "./form.js";
import { Live } from "./live.js";
import { Photos } from "./photos.js";
import { Saved } from "./saved.js";
import { drop, hold, keep, tell } from "./outbox.js";
import { sendAll } from "./sending.js";
import { watchSpeaker } from "./speaker.js";
import { get, person, put } from "./store.js";
import { watchPromises } from "./understood.js";
import { words } from "./words.js";

const form = document.getElementById("call");
const direct = document.getElementById("direct"); // for a device that is full
const page = location.pathname;
const kept = new URLSearchParams(location.hash.slice(1)).get("kept"); // an entry that is written anew
let draft; // under which the unfinished page is kept
let live, photos, saved, entry, isTouched = false, isSaving = false, isKeeping = false, isStale = false;

function say(id, text) {
  const note = document.getElementById(id);
  note.querySelector("[data-text]").textContent = text;
  note.hidden = !text;
  if (text) note.focus();
}

function isFull() {
  say("trouble", words("full"));
  direct.hidden = false;
}

// At each stroke: a phone may close the page at any moment. One write at a time, and one more for what came meanwhile.
async function keepDraft() {
  isStale = true;
  if (isKeeping) return;
  isKeeping = true;
  while (isStale && !isSaving) {
    isStale = false;
    const unfinished = { page: draft, search: location.search, at: Date.now(), isTouched, replaces: replaced() };
    const answers = answersOf(form);
    await put("drafts", { ...unfinished, ...named(answers), answers, clock: live.clock }).catch(isFull);
  }
  isKeeping = false;
}

// The key of the entry that is written anew here.
const replaced = () => saved?.key || entry?.key;

const isComplete = (answers) => answers.some(([name, value]) => (name === "parties" || name === "new_name") && value.trim());

// What can wait until "Saved" is seen: a slow phone is still drawing it for some frames. A page that nobody sees sends at the next look.
const FRAMES = 50; // milliseconds
const afterPainting = (work) => requestAnimationFrame(() => setTimeout(work, FRAMES));

// All that is on the page, with these photos.
function written(answers, mine) {
  const began = live.writeInto(answers), number = form.dataset.number ? Number(form.dataset.number) : null;
  const content = { case: number, began: began && Math.round(began), answers, photos: mine.map((photo) => photo.digest) };
  return { content, ...named(answers), number };
}

// What tells it from others: with whom, and in which case.
const named = (answers) => ({ title: titleOf(answers), about: document.querySelector("#live [data-about]").textContent });

async function save(isDirect) {
  const answers = answersOf(form);
  if (!isComplete(answers)) return say("trouble", words("needed"));
  isSaving = true;
  try {
    if (isDirect) {
      direct.disabled = true;
      const { sendDirect } = await import("./direct.js"), mine = await photos.all();
      await sendDirect(written(answers, mine).content, mine, { saved, say, gone: () => drop(replaced(), draft) });
      return;
    }
    const key = await keep({ ...written(answers, await photos.mine()), page, draft, replaces: replaced() }, () => saved.clear());
    live.turn("over");
    saved.show(key);
    photos.entry = key;
  } catch (error) {
    saved.openForm();
    if (error.message === "left") say("trouble", words("left"));
    else isFull();
    return;
  } finally {
    isSaving = direct.disabled = false;
  }
  afterPainting(() => { tell(); sendAll(); });
}

function titleOf(answers) {
  const names = [...form.querySelectorAll('[name="parties"]:checked')].map((chip) => chip.labels[0].textContent.trim());
  const typed = answers.find(([name]) => name === "new_name")?.[1].trim();
  return [...names, typed].filter(Boolean).join(", ");
}

// Who was tapped on the page before. The server has done it already, unless this page was kept on the device.
function askedFor() {
  const asked = new URLSearchParams(location.search);
  for (const chip of form.querySelectorAll('[name="parties"]')) chip.checked ||= asked.getAll("party").includes(chip.value);
  if (asked.get("name")) form.elements.namedItem("new_name").value ||= asked.get("name");
}

async function begin() {
  if (!person() || !navigator.locks || !form) return;
  const { name, begun } = await leftHere(kept ? `${page}#${kept}` : page), old = kept || begun?.replaces;
  draft = name;
  entry = old && (await hold(old)) ? await get("entries", old) : null;
  const content = entry && JSON.parse(entry.content);
  if (begun) restore(form, begun.answers);
  else if (entry) restore(form, content.answers);
  else askedFor();
  const clock = entry && { began: content.began || entry.made, typed: !content.began, hold: 0, holdSince: null, ended: entry.made };
  isTouched = Boolean(begun?.isTouched);
  const touch = () => { isTouched = true; keepDraft(); };
  live = new Live(form, begun?.clock || clock, touch);
  photos = new Photos(form, draft, isFull, (text) => say("photos-trouble", text));
  saved = new Saved(form, say);
  document.getElementById("begun").hidden = !isTouched;
  document.getElementById("anew").addEventListener("click", async () => {
    await drop(null, draft);
    location.reload();
  });
  form.addEventListener("input", touch);
  // Already at the click, the Enter key's too: before a submit the browser goes through all fields, for its own ends, and that takes long.
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.type !== "submit") return;
    event.preventDefault();
    if (button.name !== "more") { if (!isSaving) save(); return; }
    addRow(form, button.value)?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isSaving) save(event.submitter === direct);
  });
  watchPromises(form);
  watchSpeaker(form);
  await photos.show(entry?.key);
  if (entry?.problems) saved.complain(entry.problems);
  if (!begun && !entry) keepDraft(); // the clock runs, whatever becomes of the page
  form.dataset.ready = "yes";
}

begin();
