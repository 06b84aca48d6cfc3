// Without a network a form stays open with all that was typed, instead of ending on the browser's own page.

import { state } from "./sending.js";
import { words } from "./words.js";

const isPlain = (form) => form.method === "post" && !form.dataset.offline;

export function guardForms() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !isPlain(event.target) || (navigator.onLine && !document.documentElement.dataset.kept)) return;
    event.preventDefault();
    const note = document.getElementById("no-network") || document.createElement("p");
    note.id = "no-network";
    note.className = "note late";
    note.setAttribute("role", "alert");
    note.textContent = words(navigator.onLine && !state.offline ? "keptPage" : "noNetwork");
    event.target.prepend(note);
    note.scrollIntoView({ block: "center" });
  });
}
