// Photos of a call: on this device from the moment they are taken, shown small, and taken out again with one tap.

import { all, digest, put, remove } from "./store.js";
import { words } from "./words.js";

export const MOST = 20;

export class Photos {
  constructor(form, page, full) {
    this.input = form.querySelector('input[type="file"][name="photos"]');
    this.list = document.getElementById("photos-kept");
    this.page = page;
    this.full = full;
    this.input?.addEventListener("change", () => this.take());
  }

  async mine(entry) {
    return (await all("photos")).filter((photo) => photo.draft === this.page || (entry && photo.entry === entry));
  }

  async take() {
    try {
      for (const file of [...this.input.files].slice(0, MOST)) {
        await put("photos", { key: crypto.randomUUID(), draft: this.page, entry: null, name: file.name, blob: file, digest: await digest(file), state: "queued" });
      }
      this.input.value = "";
    } catch {
      this.full();
    }
    await this.show();
  }

  async show(entry) {
    if (!this.list) return;
    const photos = await this.mine(entry);
    this.list.replaceChildren(...photos.map((photo) => this.row(photo, entry)));
  }

  row(photo, entry) {
    const row = document.getElementById("photo-kept").content.firstElementChild.cloneNode(true);
    const picture = row.querySelector("img"), button = row.querySelector("button");
    if (photo.blob.type.startsWith("image/")) {
      picture.src = URL.createObjectURL(photo.blob);
      picture.onload = () => URL.revokeObjectURL(picture.src);
    } else picture.remove();
    row.querySelector("span").textContent = photo.name || words("photo");
    button.addEventListener("click", async () => {
      await remove("photos", photo.key);
      await this.show(entry);
    });
    return row;
  }
}
