// Answers for the network: files of the program from this device, pages from the server, and without it from the pocket.
// The server writes SHELL (addresses of files) and AWAY (the page for what is not in the pocket) above this line.

const CACHE = `shell-${SHELL.version}`;
const FILES = new Set(["script", "style", "font", "image"]);
const PATIENCE = 4000; // milliseconds for a page, when the pocket has an older one

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...SHELL.files, AWAY])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim()); // older files stay for the pages that ask for them, see pocket.js
});

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && pathname === "/sign-out") event.respondWith(signOut(request));
  else if (request.mode === "navigate") event.respondWith(request.method === "GET" ? page(request, pathname, search) : fetch(request).catch(away));
  else if (request.method === "GET" && FILES.has(request.destination)) event.respondWith(file(request));
});

// The last word: what was put into the pocket while the answer was on its way goes too.
async function signOut(request) {
  const answer = await fetch(request).catch(away);
  for (const name of await caches.keys()) if (name.startsWith("pocket-")) await caches.delete(name);
  return answer;
}

async function file(request) {
  return (await caches.match(request)) || fetch(request);
}

async function page(request, pathname, search) {
  const stop = new AbortController(), coming = fetch(request, { signal: stop.signal });
  coming.catch(() => {}); // it is waited for below, once it is known what the pocket has
  const kept = (await inPocket(pathname + search)) || (await inPocket(pathname));
  const timer = kept && setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await coming;
  } catch {
    return kept || away();
  } finally {
    clearTimeout(timer);
  }
}

async function inPocket(address) {
  for (const name of await caches.keys()) {
    const found = name.startsWith("pocket-") && (await (await caches.open(name)).match(address));
    if (found) return found;
  }
  return null;
}

const away = () => caches.match(AWAY); // of any program: a newer one may have dropped this one's files before it takes over
