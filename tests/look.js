// What a person sees of the page that is open, for tests in a browser. Each function gives back its faults in words.
window.look = (() => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const name = (element) =>
    `<${element.localName}${element.id ? "#" + element.id : ""}> ${(element.innerText || element.name || "").trim().slice(0, 50)}`;
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !element.closest(".visually-hidden, .skip:not(:focus)");
  const isFloating = (element) => {
    for (let one = element; one; one = one.parentElement) if (/fixed|sticky/.test(getComputedStyle(one).position)) return true;
    return false;
  };
  // A chip's own control is unseen: its label is what one looks at.
  const face = (control) => (control.matches(".btn-check") ? control.nextElementSibling : control);

  function lines() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const owner = text.parentElement;
      if (!text.data.trim() || owner.closest("svg, option, datalist, textarea, script") || !isShown(owner)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (box.width > 1) found.push({ owner, box });
    }
    return found;
  }

  const scrolls = (element) => element.closest(".scroll");

  function cut() {
    const wide = document.documentElement.clientWidth;
    const faults = [];
    if (document.scrollingElement.scrollWidth > wide) faults.push(`scrolls sideways: ${document.scrollingElement.scrollWidth} in ${wide}`);
    for (const { owner, box } of lines()) {
      if (scrolls(owner)) continue;
      if (box.left < 0 || box.right > wide + 1) faults.push(`leaves the page: ${name(owner)}`);
      const frame = owner.closest(".btn, .chip, .state, .panel, .errors, .note")?.getBoundingClientRect();
      if (frame && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 4 || box.bottom > frame.bottom + 4))
        faults.push(`leaves its frame: ${name(owner)}`);
    }
    for (const control of document.querySelectorAll(CONTROLS)) {
      const box = face(control).getBoundingClientRect();
      if (isShown(face(control)) && !scrolls(control) && (box.left < 0 || box.right > wide + 1)) faults.push(`leaves the page: ${name(control)}`);
    }
    return [...new Set(faults)];
  }

  function overlaps() {
    const all = lines().filter(({ owner }) => !isFloating(owner)).sort((a, b) => a.box.top - b.box.top);
    const faults = new Set();
    all.forEach((one, index) => {
      for (let at = index + 1; at < all.length && all[at].box.top < one.box.bottom; at++) {
        const other = all[at];
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        if (wide > 1 && high > 0.4 * Math.min(one.box.height, other.box.height)) faults.add(`${name(one.owner)} lies on ${name(other.owner)}`);
      }
    });
    return [...faults];
  }

  // Of a radio group the keyboard reaches one.
  const isStop = (control) =>
    control.tabIndex >= 0 && !control.disabled && isShown(face(control)) &&
    !(control.type === "radio" && control !== radios(control).find((one) => one.checked) && radios(control).some((one) => one.checked)) &&
    !(control.type === "radio" && !radios(control).some((one) => one.checked) && control !== radios(control)[0]);
  const radios = (control) => [...document.querySelectorAll(`input[type=radio][name="${control.name}"]`)];

  const missed = (reached) =>
    [...document.querySelectorAll(CONTROLS)].filter((one, index) => isStop(one) && !reached.includes(index)).map((one) => `not reached: ${name(one)}`);

  // Down the page, and from left to right in a line; a next column begins anew, and what floats over the page stands apart.
  const disorder = (stops) =>
    stops.slice(1).flatMap((stop, index) => {
      const before = stops[index];
      if (stop.floats !== before.floats || stop.left >= before.right) return [];
      const above = stop.bottom <= before.top + 1;
      const backwards = stop.left < before.left && stop.top < before.bottom - 2 && stop.bottom > before.top + 2 && stop.right <= before.left;
      return above || backwards ? [`${stop.name} comes after ${before.name}`] : [];
    });

  function covered(element) {
    const box = element.getClientRects()[0];
    if (!box) return `${name(element)} is not drawn`;
    const x = box.left + box.width / 2;
    const high = Math.min(box.height, element.matches("textarea") ? 36 : innerHeight / 2); // a browser shows the line one writes in
    for (const y of [0.2, 0.5, 0.8].map((part) => box.top + part * high)) {
      const top = document.elementFromPoint(x, y);
      if (!top) return `${name(element)} is out of sight`;
      if (!element.contains(top) && !top.contains(element)) return `${name(element)} is under ${name(top)}`;
      if (top !== element && top.contains(element) && isFloating(top) && !isFloating(element)) return `${name(element)} is under ${name(top)}`;
    }
    return null;
  }

  // Where the focus is now: which of the page's controls, what is wrong with how it is seen, and its place on the page.
  function stop() {
    const control = document.activeElement;
    if (control === document.body) return null;
    const seen = face(control);
    const style = getComputedStyle(seen);
    const box = seen.getClientRects()[0];
    const faults = [covered(seen)];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`${name(control)} does not show the focus`);
    return {
      index: [...document.querySelectorAll(CONTROLS)].indexOf(control),
      name: name(control),
      faults: faults.filter(Boolean),
      floats: isFloating(seen),
      left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY,
    };
  }

  // Each link of the list of errors, followed: the focus is at what it names, which is seen.
  async function follow() {
    const faults = [];
    for (const link of document.querySelectorAll(".errors a")) {
      link.focus();
      link.click();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const wanted = document.getElementById(link.hash.slice(1));
      if (document.activeElement !== wanted) faults.push(`${link.hash} leaves the focus at ${name(document.activeElement)}`);
      else faults.push(covered(wanted));
    }
    return faults.filter(Boolean);
  }

  // What a thumb misses, in CSS pixels; a link inside a sentence is as large as its line (WCAG 2.5.8).
  const small = (least) =>
    [...document.querySelectorAll(CONTROLS)].flatMap((control) => {
      const target = control.closest(".tick") || face(control), { width, height } = target.getBoundingClientRect();
      const isInLine = getComputedStyle(target).display === "inline" && target.parentElement.innerText.trim() !== target.innerText.trim();
      const isSmall = control.tabIndex >= 0 && isShown(target) && !isInLine && Math.min(width, height) < least;
      return isSmall ? [`${Math.round(width)} × ${Math.round(height)}: ${name(target)}`] : [];
    });

  const spoil = (form) => {
    form.noValidate = true;
    for (const control of form.elements) {
      if (control.matches("select")) control.add(new Option("odd", "odd", true, true));
      else if (control.matches("[type=radio], [type=checkbox]")) control.value = "odd";
      else if (control.matches("textarea, input:not([type=hidden], [type=file])")) {
        control.type = "text";
        control.value = "odd ".repeat(10000);
      }
    }
    form.submit();
  };

  return { cut, disorder, follow, missed, overlaps, small, spoil, stop };
})();
