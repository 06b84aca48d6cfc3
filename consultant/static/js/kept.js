// On a case's page: the calls of this case that are on this device only.

import { entries, isUnsent } from "./outbox.js";
import { ago } from "./words.js";

export async function showKept() {
  const place = document.getElementById("kept");
  if (!place) return;
  const mine = (await entries()).filter((entry) => isUnsent(entry) && String(entry.number) === place.dataset.number);
  place.hidden = mine.length === 0;
  place.querySelector("ul").replaceChildren(...mine.map((entry) => {
    const line = document.createElement("li");
    line.textContent = `${entry.title} · ${ago(entry.made)}`;
    return line;
  }));
}
