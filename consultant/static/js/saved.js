// What stands in place of the form once a call is on this device: saved, then sent; or the form again, with what is wrong.

import { hold, photosOf } from "./outbox.js";
import { get } from "./store.js";
import { words } from "./words.js";

export class Saved {
  constructor(form, say) {
    this.form = form;
    this.say = say;
    this.key = null;
    this.panel = document.getElementById("saved");
    document.addEventListener("outbox", () => this.follow());
    document.getElementById("write-on").addEventListener("click", async () => {
      if (await hold(this.key)) this.openForm();
    });
  }

  // While the device still writes, the form goes and "Saved" gets its place, unseen: to lay the page out anew takes as long.
  clear() {
    this.say("trouble", "");
    this.form.hidden = true;
    document.getElementById("live").hidden = document.getElementById("begun").hidden = true;
    this.tell(words("waits"));
    this.panel.classList.add("invisible");
    this.panel.hidden = false;
    return document.body.offsetHeight; // lays it out now
  }

  show(key) {
    this.key = key;
    this.panel.classList.remove("invisible");
    this.panel.querySelector("h2").focus();
  }

  // What went past this device.
  showSent(receipt, text) {
    this.clear();
    this.show(null);
    this.panel.querySelector("[data-case]").href = `/cases/${receipt.number}`;
    document.getElementById("write-on").hidden = true;
    this.tell(text);
  }

  tell(text) {
    this.panel.querySelector("[role=status]").textContent = text;
  }

  async follow() {
    const entry = this.key && (await get("entries", this.key));
    if (!entry || this.panel.hidden) return;
    document.getElementById("write-on").hidden = entry.state !== "parked" && entry.tries > 0;
    if (entry.state === "receipted") {
      const photos = entry.photosParked ? await photosOf(entry.key) : [], refused = photos.filter((photo) => photo.state === "parked");
      if (refused.length) this.tell([words("whyPhoto"), ...refused.map((photo) => photo.why)].join(" "));
      else this.tell(entry.photosLeft ? words("photosWait", { count: entry.photosLeft }) : words("isSent"));
      this.panel.querySelector("[data-case]").href = `/cases/${entry.receipt.number}`;
    } else if (entry.state === "parked") {
      this.openForm();
      this.complain(entry.problems);
    } else if (entry.why) this.tell(words(entry.why === "signedOut" ? "waitsSignIn" : "waits"));
  }

  openForm() {
    this.panel.hidden = true;
    this.form.hidden = false;
    document.getElementById("live").hidden = false;
  }

  // The messages of the server, as links to the questions that they belong to.
  complain(problems, text = problems?.length ? words("wrong") : words("notTaken")) {
    this.say("trouble", text);
    const list = document.querySelector("#trouble ul");
    list.replaceChildren(...(problems || []).map(([id, message]) => {
      const line = document.createElement("li"), link = document.createElement("a");
      link.href = `#${id}`;
      link.textContent = message;
      const fold = document.getElementById(id)?.closest("details");
      if (fold) fold.open = true;
      line.append(link);
      return line;
    }));
  }
}
