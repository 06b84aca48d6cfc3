// The clock on the page of a call: drawn once a second, switched by three chips.

import { minutes, shown, startClock, times, turn } from "./clock.js";
import { words } from "./words.js";

export class Live {
  constructor(form, clock, changed) {
    this.form = form;
    this.place = document.getElementById("live");
    this.clock = clock || startClock(Date.now());
    this.changed = changed;
    this.at = form.querySelectorAll('[name="at"]');
    for (const input of this.at) input.addEventListener("input", () => { this.clock.typed = true; });
    this.fold = this.at[0].closest("details");
    if (this.clock.typed) this.fold.open = true;
    else this.showBeginning();
    this.place.hidden = false;
    for (const chip of this.place.querySelectorAll("input")) {
      chip.checked = chip.value === this.now;
      chip.addEventListener("change", () => this.turn(chip.value));
    }
    setInterval(() => this.draw(), 1000);
    this.draw();
  }

  get now() {
    return this.clock.ended ? "over" : this.clock.holdSince ? "hold" : "talk";
  }

  // A page that was kept on the device shows an old time.
  showBeginning() {
    const said = new Intl.DateTimeFormat("sv-SE", { timeZone: document.documentElement.dataset.zone, dateStyle: "short", timeStyle: "short" });
    const halves = said.format(this.clock.began).split(" "), summary = this.fold.querySelector("summary .meta");
    halves.forEach((half, index) => { this.at[index].value = half; });
    summary.textContent = summary.textContent.replace(/\d+:\d+/, halves[1]);
  }

  turn(to) {
    this.clock = turn(this.clock, to, Date.now());
    this.draw();
    this.changed();
  }

  draw() {
    const { all, hold } = times(this.clock, Date.now());
    this.place.classList.toggle("hold", this.now === "hold");
    this.place.querySelector("[role=timer]").textContent = shown(all);
    this.place.querySelector("[data-split]").textContent = words("split", { hold: shown(hold), talk: shown(all - hold) });
  }

  // Into the answers, unless minutes or a beginning were typed: then the call was not timed here.
  writeInto(answers) {
    const typed = (name) => answers.find(([one, value]) => one === name && value.trim());
    if (this.clock.typed) return null;
    const { minutes: whole, hold } = minutes(this.clock, Date.now());
    if (!typed("minutes") && !typed("hold_minutes")) {
      for (const [name, value] of [["minutes", whole], ["hold_minutes", hold]]) {
        const answer = answers.find(([one]) => one === name);
        if (answer && value) answer[1] = String(value);
      }
    }
    return this.clock.began;
  }
}
