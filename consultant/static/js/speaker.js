// They say that it is one of the others: whoever says it is not offered there.

export function watchSpeaker(form) {
  const show = () => {
    const here = [...form.querySelectorAll('[name="parties"]:checked')].map((chip) => chip.value);
    const speaker = form.elements.namedItem("said_first_by")?.value || (here.length === 1 ? here[0] : null);
    for (const chip of form.querySelectorAll('[name="blamed"], [name="cleared"]')) {
      chip.parentElement.hidden = chip.value === speaker;
      chip.checked &&= chip.value !== speaker;
    }
  };
  form.addEventListener("input", show);
  show();
}
