// Signing out takes the pocket off this device; with unsent calls it asks first.

import { entries, isUnsent } from "./outbox.js";
import { dropPocket } from "./pocket.js";
import { sendAll, state } from "./sending.js";
import { words } from "./words.js";

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
    const failed = ask.querySelector("[data-failed]");
    failed.textContent = words("sendingNow");
    await sendAll();
    const left = (await entries()).filter(isUnsent);
    ask.querySelector("[data-count]").textContent = left.length;
    failed.textContent = left.length ? words(state.offline ? "notSentNetwork" : state.signedOut ? "waitsSignIn" : "notSent") : "";
    if (!left.length) form.requestSubmit();
  });
}
