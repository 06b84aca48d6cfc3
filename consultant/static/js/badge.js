// The right end of the header: what is unsent, how old it is, and why it waits.

import { entries, isUnsent, needsLook } from "./outbox.js";
import { state } from "./sending.js";
import { age, words } from "./words.js";

function said(waiting) {
  const count = waiting.length, looks = waiting.filter(needsLook).length;
  if (looks) return words("look", { count: looks });
  if (state.signedOut && count) return words("signIn", { count });
  const kept = count ? words("kept", { count, age: age(waiting[0].made) }) : "";
  if (state.offline) return [words("offline"), kept].filter(Boolean).join(" · ");
  return kept || words("sent");
}

export async function showBadge() {
  const badge = document.getElementById("net");
  if (!badge) return;
  const waiting = (await entries()).filter(isUnsent);
  badge.querySelector("span").textContent = said(waiting);
  badge.querySelector("use").setAttribute("href", state.offline ? "#i-offline" : waiting.length ? "#i-clock" : "#i-check");
  badge.classList.toggle("off", state.offline || waiting.length > 0);
}
