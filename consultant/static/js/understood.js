// Under each promise: the day that was understood, before it is saved.

import { told, todayIn, understood } from "./days.js";
import { words } from "./words.js";

function sentence(row) {
  const value = (name) => row.querySelector(`[name$="-${name}"]`)?.value.trim() || "";
  const text = value("words") || row.querySelector('[name$="-soon"]:checked')?.value || "";
  if (!text || value("day")) return "";
  const found = understood(text, todayIn(document.documentElement.dataset.zone));
  if (!found) return words("readLater");
  return found.from ? words("between", { from: told(found.from), day: told(found.day) }) : words("by", { day: told(found.day) });
}

function show(row) {
  let line = row.querySelector(".understood");
  const text = sentence(row);
  if (!line && text) {
    line = document.getElementById("understood").content.firstElementChild.cloneNode(true);
    row.append(line);
  }
  if (line) {
    line.hidden = !text;
    line.querySelector("span").textContent = text;
  }
}

export function watchPromises(form) {
  const rows = () => form.querySelectorAll("#promises > .row-of");
  form.addEventListener("input", (event) => {
    const row = event.target.closest("#promises > .row-of");
    if (row) show(row);
  });
  rows().forEach(show);
}
