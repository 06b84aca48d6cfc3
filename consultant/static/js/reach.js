// On a page that was kept, while there is no network: what leads nowhere now has a sign. It can be tried all the same.

import { addressesKept, leadsTo } from "./pocket.js";
import { state } from "./sending.js";

const WAYS = "body a[href], form[method=post]:not([data-offline]) button:not([type=button], [aria-hidden])";
const told = document.getElementById("reach"), mark = document.getElementById("reach-mark");

export async function showReach() {
  if (!told) return; // this page came from the server
  const kept = await addressesKept(), needsNet = (way) => !way.href || (way.protocol.startsWith("http") && !leadsTo(way, kept));
  for (const way of document.querySelectorAll(WAYS)) {
    const isDead = state.offline && needsNet(way), shown = way.querySelector(".reach");
    if (isDead && !shown) way.append(mark.content.cloneNode(true));
    else if (!isDead) shown?.remove();
  }
  told.hidden = !document.querySelector(":is(a, button) > .reach");
}
