// While somebody writes what may be printed: what saving would say of the words, beside the field. Without a network it is quiet.

const PAUSE = 800; // milliseconds without a stroke
const NOTHING = { said: "", lines: [] };
const NEAR = { block: "nearest", behavior: "instant" };
const waiting = new WeakMap(); // by field: the last look that was asked for

document.addEventListener("input", ({ target }) => {
  if (!target.dataset.printed || !target.form?.dataset.plain) return;
  placeOf(target); // there before it says something: else it is not read out
  clearTimeout(waiting.get(target));
  const mine = setTimeout(async () => {
    const found = await ask(target).catch(() => NOTHING);
    if (waiting.get(target) === mine) show(target, found); // else more was written meanwhile
  }, PAUSE);
  waiting.set(target, mine);
});

async function ask({ form, value }) {
  if (!value.trim() || !navigator.onLine) return NOTHING;
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.namedItem("csrf_token").value };
  const answer = await fetch(form.dataset.plain, { method: "POST", headers, body: new URLSearchParams({ text: value }), redirect: "error" });
  return answer.ok ? answer.json() : NOTHING;
}

function placeOf(control) {
  const id = `${control.id}-look`, there = document.getElementById(id);
  if (there) return there;
  const place = document.createElement("div"), said = document.createElement("p"), lines = document.createElement("ul");
  Object.assign(place, { id, className: "visually-hidden" });
  said.setAttribute("role", "status"); // politely, and only how many
  place.append(said, lines);
  control.after(place);
  control.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
  return place;
}

function show(control, { said, lines }) {
  const place = placeOf(control), [count, list] = place.children;
  place.className = said ? "note" : "visually-hidden";
  if (count.textContent !== said) count.textContent = said;
  list.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  if (!said || document.activeElement !== control) return;
  place.scrollIntoView(NEAR); // it can come behind the bar below
  if (control.getBoundingClientRect().top < 0) control.scrollIntoView(NEAR); // what is written matters more
}
