// Signing out takes the pocket off this device; with unsent calls it asks first.

import { entries, isUnsent } from "./outbox.js";
import { dropPocket } from "./pocket.js";
import { sendAll } from "./sending.js";

export function watchSignOut() {
  const form = document.getElementById("sign-out");
  if (!form) return;
  const ask = document.getElementById("unsent-ask");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const waiting = (await entries()).filter(isUnsent).length;
    if (waiting && event.submitter?.value !== "keep") {
      ask.hidden = false;
      ask.querySelector("[data-count]").textContent = waiting;
      ask.focus();
      return;
    }
    await dropPocket();
    form.submit();
  });
  ask.querySelector("[data-send]").addEventListener("click", async () => {
    await sendAll();
    if (!(await entries()).some(isUnsent)) form.requestSubmit();
  });
}
