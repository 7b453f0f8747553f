// Whether a finger hits what is to be pressed; WCAG 2.2, 2.5.8.

const PRESSED =
  'a[href], button, input, select, textarea, summary, [role=button], [role=slider], [role=spinbutton], [role=menuitem], [tabindex]';
/** Half of 24 px, but for what a layout of fractions rounds. */
const REACH = 11.5;
const SIDES = [
  [-REACH, 0],
  [REACH, 0],
  [0, -REACH],
  [0, REACH],
] as const;

/**
 * Every target inside an element that a press misses 12 px from its middle, with what it hits there. In a sentence a target is as
 * high as the line. All has to be in the window.
 */
export function smallTargets(root: Element): string[] {
  const shown = [...root.querySelectorAll<HTMLElement>(PRESSED)].filter((target) => target.checkVisibility());
  // What is dragged is held on to, also where it stands in a sentence.
  const blocks = shown.filter((target) => target.role === 'slider' || getComputedStyle(target).display !== 'inline');
  const misses = blocks.flatMap((target) => missed(target).map((hit) => `${nameOf(target)}, at its side ${hit}`));
  return [...new Set(misses)];
}

/** What is hit around a target in its place. */
function missed(target: HTMLElement): string[] {
  // A press on the label around an input is one on it.
  const pressed = target.closest('label') ?? target;
  const { left, top, width, height } = pressed.getBoundingClientRect();
  const hits = SIDES.map(([x, y]) => document.elementFromPoint(left + width / 2 + x, top + height / 2 + y));
  // What a reader has opened is over what is under it. Of a formula, the letters of a neighbour reach over the edge of a target.
  const misses = hits.filter(
    (hit) =>
      !pressed.contains(hit) &&
      !hit?.closest('.df-menu') &&
      !(hit?.closest('.katex') && pressed.closest('.katex, .df-formula, .df-equation')),
  );
  return misses.map((hit) => (hit ? nameOf(hit) : 'nothing'));
}

function nameOf(element: Element): string {
  const { width, height } = element.getBoundingClientRect();
  const name = element.getAttribute('aria-label') ?? element.textContent.slice(0, 40);
  const kind = [element.localName, ...element.classList].join('.');
  return `${kind} “${name}” of ${width.toFixed(1)} × ${height.toFixed(1)}`;
}
