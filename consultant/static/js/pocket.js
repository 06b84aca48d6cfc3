// The pocket: pages of the open cases, kept on this device for reading without a network, and dropped at sign-out.

import { person } from "./store.js";

const NAME = "pocket-", SHELL = "shell-";
const PAUSE = 20; // milliseconds between two pages: whoever works here goes first

const pocket = () => caches.open(NAME + person());

export async function dropPocket(except = "") {
  for (const name of await caches.keys()) {
    if (!name.startsWith(NAME) || name === NAME + except) continue;
    await caches.delete(name);
    sessionStorage.removeItem(name);
  }
}

// Brings the pocket up to date: asks what belongs in it, and for each page that changed. Once in five minutes at most.
export async function takeAlong() {
  if (document.documentElement.dataset.kept || Date.now() - Number(sessionStorage.getItem(NAME + person()) || 0) < 5 * 60e3) return;
  const answer = await fetch("/pocket", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  const { shell, pages: wanted } = await answer.json(), store = await pocket();
  if (!(await caches.match("/away", { cacheName: SHELL + shell }))) return; // the files that these pages ask for are not here yet
  const known = new Set(wanted.map((page) => page.address));
  for (const kept of await store.keys()) if (!known.has(addressOf(kept))) await store.delete(kept);
  let isWhole = true;
  for (const page of wanted) isWhole = (await take(store, page)) && isWhole;
  if (isWhole) await dropOldShells(SHELL + shell);
  await navigator.storage?.persist?.();
  sessionStorage.setItem(NAME + person(), Date.now());
}

// Until all pages are new ones, the old ones need them.
async function dropOldShells(current) {
  for (const name of await caches.keys()) if (name.startsWith(SHELL) && name !== current) await caches.delete(name);
}

const addressOf = (request) => new URL(request.url).pathname + new URL(request.url).search;

// Whether it is here as it is now.
async function take(store, { address, version }) {
  const before = await store.match(address);
  if (before?.headers.get("X-Version") === version) return true;
  await new Promise((done) => setTimeout(done, PAUSE));
  const answer = await fetch(address, { headers: { "Standoff-Pocket": "1" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  const body = await answer.text();
  if (!body.includes(`data-person="${person()}"`)) return false; // another one has signed in meanwhile
  const headers = { "Content-Type": "text/html; charset=utf-8", "X-Version": version, "X-Size": String(body.length),
    "Content-Security-Policy": answer.headers.get("Content-Security-Policy") };
  await store.put(address, new Response(body, { headers }));
  return true;
}

// What is in it: how many pages, and bytes.
export async function size() {
  const store = await pocket();
  const pages = await Promise.all((await store.keys()).map((key) => store.match(key)));
  return { pages: pages.length, bytes: pages.reduce((sum, page) => sum + Number(page.headers.get("X-Size")), 0) };
}
