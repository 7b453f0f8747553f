import type { Format } from '../i18n/useFormat.js';
import { toolStyles } from '../ui/toolStyles.js';
import { addStyles } from '../ui/useStyles.js';
import { messages } from './messages.js';
import { addEntry, type Entry, highlight, litNames, removeEntry, type Target, targetOf } from './registry.js';

// Listens to the mouse, to fingers and to the keyboard, with one set of listeners per document however many elements are registered.

/** Documents and shadow roots that have listeners. */
const roots = new WeakSet<Node>();

/** A held target wins over a hovered one, which wins over a focused one. */
let hovered: Target | null = null;
let focused: Target | null = null;
let held: Target | null = null;
let shown: Target | null = null;

/** The target under the pointer becomes the hovered one once the pointer has rested on it. */
let candidate: Target | null = null;
let restTimer = 0;
const REST_MILLISECONDS = 80;
/** Unrelated elements dim later than related ones light up, and at once for a press or for focus. */
let isDimming = false;
let dimTimer = 0;
const DIM_MILLISECONDS = 250;
/** The number of open loupes that need every panel undimmed. */
let suspensions = 0;

/** The buttons that the keyboard and a tap reach. Other elements respond to a mouse only. */
const PRESSED = '.df-target';
/** Numbers in sentences are sliders: focus highlights them, but a press does not hold them. */
const FOCUSED = ':is(.df-target, .df-number):focus-visible';
/** A press on one of these does not release what is held. */
const CONTROLS = 'a, button, input, select, textarea, label, summary, canvas, [role=slider]';

/** Registers an element. Returns a function that unregisters it. */
export function register(element: Element, entry: Entry): () => void {
  if (addFocusListeners(document)) addPointerListeners();
  // Focus that moves within a shadow root does not reach the document.
  addFocusListeners(element.getRootNode());
  addStyles(toolStyles, element);
  addEntry(element, entry);
  return () => unregister(element);
}

function unregister(element: Element): void {
  const unlessRemoved = (target: Target | null) => (target?.element === element ? null : target);
  hovered = unlessRemoved(hovered);
  focused = unlessRemoved(focused);
  held = unlessRemoved(held);
  candidate = unlessRemoved(candidate);
  update();
  removeEntry(element);
}

/** Stops dimming while a loupe is open, because readers look at all panels. Returns a function that resumes it. */
export function suspendDimming(): () => void {
  suspensions += 1;
  update();
  return () => {
    suspensions -= 1;
    update();
  };
}

/** Returns false if the root has listeners already. */
function addFocusListeners(root: Node): boolean {
  if (roots.has(root)) return false;
  roots.add(root);
  root.addEventListener('focusin', (event) => onFocus(targetOf(event)));
  root.addEventListener('focusout', () => {
    focused = null;
    update();
  });
  return true;
}

function addPointerListeners(): void {
  document.addEventListener('pointermove', onPointerMove, { passive: true });
  document.documentElement.addEventListener('pointerleave', () => onHover(null));
  document.addEventListener('pointerup', releaseHeld);
  document.addEventListener('click', (event) => onPress(targetOf(event)));
  document.addEventListener('keydown', onKeyDown);
}

function onPointerMove(event: PointerEvent): void {
  // A finger scrolls, and a pressed mouse drags.
  if (event.pointerType !== 'touch' && event.buttons === 0) onHover(targetOf(event));
}

function onHover(target: Target | null): void {
  // A pointer that keeps moving compares several elements: dimming waits until it stops.
  clearTimeout(dimTimer);
  dimTimer = window.setTimeout(() => {
    isDimming = true;
    update();
  }, DIM_MILLISECONDS);
  if (target?.element === candidate?.element) return;
  candidate = target;
  clearTimeout(restTimer);
  restTimer = window.setTimeout(() => {
    hovered = target;
    update();
  }, REST_MILLISECONDS);
}

function onFocus(target: Target | null): void {
  if (!target?.element.matches(FOCUSED)) return;
  focused = target;
  hovered = null;
  if (held?.element !== target.element) held = null;
  update();
  announce(target);
}

function onPress(target: Target | null): void {
  if (!target?.element.matches(PRESSED)) return;
  held = held?.element === target.element ? null : target;
  update();
  if (held) announce(held);
}

function releaseHeld(event: Event): void {
  const isControl = event.composedPath().some((element) => (element as Partial<Element>).matches?.(CONTROLS));
  if (!held || isControl || targetOf(event)) return;
  held = null;
  update();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Escape' && shown) {
    // The browser would close a dialog around the target too. What only the pointer or the focus highlights keeps no dialog open.
    if (held && held.element === targetOf(event)?.element) event.preventDefault();
    hovered = focused = held = null;
    update();
  }
  const element = targetOf(event)?.element;
  if (element?.matches(PRESSED)) moveFocus(event, element as HTMLElement);
}

function update(): void {
  const next = held ?? hovered ?? focused;
  isDimming = next !== null && (isDimming || next !== hovered);
  highlight(next, isDimming && suspensions === 0);
  for (const target of [shown, next]) {
    if (target?.element.matches(PRESSED))
      target.element.setAttribute('aria-pressed', String(target.element === held?.element));
  }
  shown = next;
}

/** The arrow keys move among the targets of one of these, which is a single stop of the Tab key. */
const GROUPS = '.df-formula, .df-figure';

function moveFocus(event: KeyboardEvent, from: HTMLElement): void {
  const group = from.closest(GROUPS);
  if (!group || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const all = [...group.querySelectorAll<HTMLElement>(PRESSED)];
  const near = all.filter((target) => target.closest(GROUPS) === group && target.getClientRects().length > 0);
  const forward = getComputedStyle(from.parentElement ?? from).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const last = near.length - 1;
  const index = near.indexOf(from);
  let to = -1;
  if (event.key === 'Home') to = 0;
  else if (event.key === 'End') to = last;
  else if (event.key === forward) to = Math.min(last, index + 1);
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') to = Math.max(0, index - 1);
  const next = near[to];
  if (!next) return;
  event.preventDefault();
  for (const target of near) target.tabIndex = target === next ? 0 : -1;
  next.focus();
}

/** The document's live region. It is created for the first announcement, and again after a page has replaced its body. */
let region: HTMLElement | null = null;
/** A page may light hundreds of elements; an announcement names this many. */
const MAX_NAMES = 6;

/** Announces the highlighted elements to screen readers, which have already read the target itself. */
function announce(target: Target): void {
  if (!region?.isConnected) region = makeRegion();
  region.textContent = textOf(litNames(target), target.format);
}

function textOf(names: readonly string[], format: Format): string {
  if (names.length === 0) return '';
  const parts = names.slice(0, MAX_NAMES).join('; ');
  const count = names.length - MAX_NAMES;
  return format(count > 0 ? messages.belongsAndMore({ parts, count }) : messages.belongs({ parts }));
}

/** Styled by script, because a page around the elements need not have our stylesheet. */
function makeRegion(): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', 'status');
  Object.assign(made.style, {
    position: 'fixed',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  });
  document.body.append(made);
  return made;
}
