// The answers of a form as pairs, and back into it; one more row without asking the server.

const NOT_ANSWERS = new Set(["csrf_token", "once", "stood", "more"]);

export function answersOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_ANSWERS.has(name));
}

export function restore(form, answers) {
  const byName = new Map();
  for (const [name, value] of answers) byName.set(name, [...(byName.get(name) || []), value]);
  for (const name of byName.keys()) while (isMissingRow(form, name) && addRow(form, name.split("-")[0]));
  const left = new Map([...byName].map(([name, values]) => [name, [...values]]));
  for (const control of form.elements) {
    if (!control.name || NOT_ANSWERS.has(control.name) || control.type === "file") continue;
    if (control.type === "checkbox" || control.type === "radio") control.checked = (byName.get(control.name) || []).includes(control.value);
    else if (left.get(control.name)?.length) control.value = left.get(control.name).shift();
    const fold = control.closest("details");
    if (fold && control.name !== "at" && isAnswered(control)) fold.open = true; // the clock fills in the beginning
  }
}

const isAnswered = (control) =>
  control.type === "checkbox" || control.type === "radio" ? control.checked && !control.defaultChecked : control.value !== startOf(control);

const startOf = (control) =>
  control instanceof HTMLSelectElement ? (control.querySelector("option[selected]") || control.options[0])?.value : control.defaultValue;

const isMissingRow = (form, name) => /^\w+-\d+-/.test(name) && !form.elements.namedItem(name);

// Adds one row to the questions of this name; null where they do not grow.
export function addRow(form, name) {
  const place = document.getElementById(name), rows = place?.querySelectorAll(":scope > .row-of");
  if (!rows?.length || rows.length >= 100) return null;
  const row = rows[rows.length - 1].cloneNode(true), next = rows.length;
  const renumbered = (text) => text.replaceAll(new RegExp(`\\b${name}-\\d+`, "g"), `${name}-${next}`);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of ["id", "name", "for", "aria-labelledby", "aria-describedby"]) {
      if (element.hasAttribute(attribute)) element.setAttribute(attribute, renumbered(element.getAttribute(attribute)));
    }
    if (element.matches(".invalid-feedback, .understood")) element.remove();
    element.removeAttribute("aria-invalid");
  }
  for (const control of row.querySelectorAll("input, textarea, select")) {
    if (control.type === "checkbox" || control.type === "radio") control.checked = control.defaultChecked = false;
    else if (control instanceof HTMLSelectElement) control.selectedIndex = 0;
    else control.value = control.defaultValue = "";
  }
  const heading = row.querySelector("h3");
  heading.textContent = heading.textContent.replace(/\d+\s*$/, String(next + 1));
  place.append(row);
  return row;
}
