// One database for each person on this device: what they wrote down, the photos that belong to it, and unfinished pages.

const STORES = { entries: "key", photos: "key", drafts: "page", counts: "name" };
const opened = new Map();

export const person = () => document.documentElement.dataset.person || "";

function open(who) {
  if (!opened.has(who)) {
    opened.set(who, new Promise((resolve, reject) => {
      const request = indexedDB.open(`standoff-${who}`, 1);
      request.onupgradeneeded = () => {
        for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
      };
      request.onsuccess = () => {
        request.result.onclose = () => opened.delete(who);
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    }));
    opened.get(who).catch(() => opened.delete(who));
  }
  return opened.get(who);
}

// Does `work` in one transaction on these stores: all of it is on disk when the promise is kept, or nothing.
// `meanwhile` is called while the device writes.
export async function change(names, work, meanwhile = () => {}) {
  const database = await open(person());
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, "readwrite", { durability: "strict" });
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error || new Error("aborted"));
    const stores = names.map((name) => transaction.objectStore(name));
    const commit = (value) => { result = value; transaction.commit(); meanwhile(); };
    Promise.resolve(work(...stores)).then(commit, (error) => { reject(error); transaction.abort(); });
  });
}

export function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function read(name, how) {
  const database = await open(person());
  return asked(how(database.transaction(name).objectStore(name)));
}

export const get = (name, key) => read(name, (store) => store.get(key));
export const all = (name) => read(name, (store) => store.getAll());
export const put = (name, value) => change([name], (store) => { store.put(value); });
export const remove = (name, key) => change([name], (store) => { store.delete(key); });

// The name under which the server knows this device.
export function device() {
  let name = localStorage.getItem("standoff-device");
  if (!name) {
    name = crypto.randomUUID();
    localStorage.setItem("standoff-device", name);
  }
  return name;
}

export async function digest(data) {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : await data.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
