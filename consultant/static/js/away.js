// In place of a page that is not on this device: of the ways on, those that are; after a sign-out there is none.

import { addressesKept, leadsTo } from "./pocket.js";

async function show() {
  const kept = await addressesKept(), here = document.getElementById("here"), links = [...here.querySelectorAll("a")];
  for (const link of links) link.hidden = !leadsTo(link, kept);
  here.hidden = links.every((link) => link.hidden);
  document.getElementById("nothing").hidden = !here.hidden;
}

if ("caches" in window) show();
