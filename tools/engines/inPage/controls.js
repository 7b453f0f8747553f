// Finds the controls of a story, says where they are, and reads what a reader changes with them.
(() => {
  const { inPage } = globalThis;
  /** Links change the page, not what the story shows. */
  const SELECTOR = 'input, button, select, textarea, summary, [tabindex]:not(a)';
  const PATIENCE = 2000;
  /** Inputs whose pointer opens a dialog of the system. */
  const DIALOGS = /^(file|color|date|time|datetime-local|month|week)$/;
  const BUTTONS = /^(button|submit|reset|image)$/;
  /** Properties in which a control has its value or state. */
  const STATES = [
    ...['value', 'checked', 'open', 'scrollLeft', 'scrollTop'],
    ...['ariaValueNow', 'ariaChecked', 'ariaPressed', 'ariaExpanded', 'ariaSelected'],
  ];
  /** The controls as they were listed: others may come and go between them. */
  let listed = [];
  let likes = [];
  /** How many clicks reached each control, by its index: an element may be replaced when it is clicked. */
  const clicks = [];

  addEventListener('click', count, true);

  /** The kind and the name of each control that can be used now, and what those are called that look and work like it. */
  inPage.controls = () => {
    listed = all();
    likes = listed.map(likeOf);
    return listed.map((control, index) => ({ kind: kindOf(control), name: nameOf(control), like: likes[index] }));
  };

  /** Lists the controls again, once they are like those that were listed before. */
  inPage.list = (before) =>
    inPage.until(() => {
      inPage.controls();
      return likes.join() === before.join();
    }, PATIENCE);

  /** Whether a control that was listed can still be used. */
  inPage.isThere = (index) => at(index) !== undefined;

  /** Brings a control into view, without the focus; the points of it at some fractions of its width. */
  inPage.aim = (index, fractions) => {
    const control = at(index);
    control.blur();
    control.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = pointable(control).getBoundingClientRect();
    // A point may move in one direction alone.
    const isPoint = kindOf(control) === 'point';
    return fractions.map((fraction) => ({
      x: left + fraction * width,
      y: top + (isPoint ? fraction : 0.5) * height,
    }));
  };

  /** Gives a control the focus; whether it took it. A control may be gone by now. */
  inPage.focus = (index) => {
    const control = at(index);
    control?.focus();
    return control !== undefined && document.activeElement === control;
  };

  inPage.read = (index) => reading(at(index), index);

  /** Waits until the reading of a control is another; false if it stays. */
  inPage.changed = (index, before) => inPage.until(() => inPage.read(index) !== before, PATIENCE);

  function all() {
    return [...inPage.root().querySelectorAll(SELECTOR)].filter(isUsable);
  }

  function at(index) {
    const control = listed[index];
    if (control?.isConnected) return isUsable(control) ? control : undefined;
    const other = all()[index];
    if (!other || listed.includes(other) || likeOf(other) !== likes[index]) return undefined;
    listed[index] = other;
    return other;
  }

  function likeOf(control) {
    return `${kindOf(control)} ${control.className}`;
  }

  function isUsable(control) {
    const isOff = control.matches(':disabled, [aria-disabled=true], [inert] *, [type=hidden]');
    // What is in a closed `<details>` has a place, and is not seen.
    return !isOff && control.tabIndex >= 0 && control.getClientRects().length > 0 && control.checkVisibility();
  }

  function kindOf(control) {
    const tag = control.localName;
    const type = tag === 'input' ? control.type : tag;
    const role = control.getAttribute('role') ?? type;
    // Each figure has these, and each is used in a journey of its own.
    if (control.matches('.df-target')) return 'term';
    if (control.matches('.df-menu-button')) return 'menu';
    if (control.matches(':has(> :is(.df-canvas, .df-scatter-canvas))')) return 'picture';
    // A number in a sentence has no track: it is dragged.
    if (control.matches('.df-number')) return 'number';
    // A point of a plot, and a picture, have no track either.
    if (control.matches('.df-draggable, .start-picture')) return 'point';
    if (/^(range|slider)$/.test(role)) return 'slider';
    if (/^(checkbox|switch)$/.test(role)) return 'checkbox';
    if (/^(radio|tab)$/.test(role)) return 'choice';
    if (BUTTONS.test(role) || tag === 'summary') return 'button';
    if (tag === 'select') return 'select';
    if (DIALOGS.test(type)) return 'dialog';
    if (tag === 'input' || tag === 'textarea') return 'text';
    return scrollKind(control) ?? 'custom';
  }

  /** A region is focusable so that keys can scroll it, where it is wider or higher than its place. */
  function scrollKind(region) {
    const { overflowX, overflowY } = getComputedStyle(region);
    if (!/auto|scroll/.test(overflowX + overflowY)) return null;
    if (region.scrollWidth > region.clientWidth) return 'wide region';
    return region.scrollHeight > region.clientHeight ? 'high region' : 'region';
  }

  inPage.nameOf = nameOf;

  function nameOf(control) {
    const label = control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? control.textContent;
    return label.trim().slice(0, 40) || control.localName;
  }

  /** A control may be hidden behind its label; the name of a marker is moved by the plot in which it stands. */
  function pointable(control) {
    const plot = control.closest('[data-markable]');
    if (plot) return plot;
    // Firefox takes the box of a group too large where a part of it is scaled about its own center, as a dot under a pointer.
    const circle = control.querySelector(':scope > .df-draggable-hit');
    if (circle) return circle;
    const { width } = control.getBoundingClientRect();
    return (width < 4 && control.labels?.[0]) || control;
  }

  /** What a control says of itself; of a custom one, all that the story shows. */
  function reading(control, index) {
    if (!control) return 'gone';
    const own = STATES.map((name) => control[name]);
    const kind = kindOf(control);
    if (kind === 'button') own.push(clicks[index]);
    // A key moves the choice from one of a group to the next.
    if (kind === 'choice') own.push(all().map(({ checked, ariaChecked }) => checked || ariaChecked));
    // A point may lie under another, which moves in its place.
    if (kind === 'point') own.push(all().map((other) => kindOf(other) === 'point' && other.ariaValueNow));
    if (kind === 'text') own.push(document.activeElement === control);
    if (kind === 'custom') own.push(inPage.root().innerHTML);
    return JSON.stringify(own);
  }

  function count({ target }) {
    const index = listed.indexOf(target.closest?.(SELECTOR));
    if (index >= 0) clicks[index] = (clicks[index] ?? 0) + 1;
  }
})();
