// What waits on this device as one file, which another device takes in.

import { entries, isUnsent, photosOf } from "./outbox.js";
import { device, digest, person } from "./store.js";

async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 32768) text += String.fromCharCode(...bytes.subarray(start, start + 32768));
  return btoa(text);
}

export async function download() {
  const all = [];
  for (const entry of (await entries()).filter(isUnsent)) {
    const photos = await Promise.all((await photosOf(entry.key)).filter((photo) => !photo.isOut).map(async ({ key, name, digest, blob }) => ({ key, name, digest, data: await base64(blob) })));
    all.push({ key: entry.key, digest: await digest(entry.content), sequence: entry.sequence, title: entry.title, content: entry.content, photos });
  }
  const file = { standoff: "outbox", person: person(), device: device(), at: Date.now(), entries: all };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" }));
  link.download = `standoff-calls-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60e3);
}
