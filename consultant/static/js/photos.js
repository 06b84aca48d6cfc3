// Photos of a call: on this device from the moment they are taken, shown small, and taken out again with one tap.

import { all, digest, put, remove } from "./store.js";
import { words } from "./words.js";

export class Photos {
  constructor(form, page, full, say) {
    this.input = form.querySelector('input[type="file"][name="photos"]');
    this.list = document.getElementById("photos-kept");
    this.page = page;
    this.full = full;
    this.say = say;
    this.taking = Promise.resolve();
    this.kept = [];
    this.input?.addEventListener("change", () => { this.taking = this.take(); });
  }

  async mine() {
    await this.taking;
    return this.kept;
  }

  // With those that found no room here.
  async all() {
    const mine = [...(await this.mine())];
    for (const file of this.fitting()) {
      const hash = await digest(file);
      if (!mine.some((photo) => photo.digest === hash)) mine.push({ key: crypto.randomUUID(), name: file.name, blob: file, digest: hash });
    }
    return mine;
  }

  // Of what was chosen, what the server will take by its size.
  fitting() {
    return [...(this.input?.files || [])].filter((file) => file.size <= Number(this.input.dataset.largest));
  }

  async take() {
    const most = Number(this.input.dataset.most), files = this.fitting(); // the server takes no more with one call
    const large = [...this.input.files].filter((file) => !files.includes(file)).map((file) => `“${file.name}”`).join(", ");
    this.say(large && words("photos-large", { names: large, most: Number(this.input.dataset.largest) / 1e6 }));
    if (this.kept.length + files.length > most) {
      this.input.value = "";
      this.say(words("photos-most", { count: most }));
      return;
    }
    try {
      for (const file of files) {
        await put("photos", { key: crypto.randomUUID(), draft: this.page, entry: null, name: file.name, blob: file, digest: await digest(file), state: "queued" });
      }
      this.input.value = "";
    } catch {
      this.full();
    }
    await this.show();
  }

  // Those of the page, and of the entry that it is the new version of.
  async show(entry = this.entry) {
    this.entry = entry;
    this.kept = (await all("photos")).filter((photo) => photo.draft === this.page || (entry && photo.entry === entry));
    this.list.replaceChildren(...this.kept.map((photo) => this.row(photo)));
  }

  row(photo) {
    const row = document.getElementById("photo-kept").content.firstElementChild.cloneNode(true);
    const picture = row.querySelector("img"), button = row.querySelector("button");
    if (photo.blob.type.startsWith("image/")) {
      picture.src = URL.createObjectURL(photo.blob);
      picture.onload = () => URL.revokeObjectURL(picture.src);
    } else picture.remove();
    row.querySelector("span").textContent = photo.name || words("photo");
    button.addEventListener("click", async () => {
      await remove("photos", photo.key);
      await this.show();
    });
    return row;
  }
}
