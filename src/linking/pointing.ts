import type { Links } from '../hooks/links.js';
import { announce } from './announce.js';

// What a reader points at, for all pages in one document: one set of listeners, however many parts are linked.

interface Target {
  readonly element: Element;
  readonly links: Links;
}

/** Elements that a reader points at, with their page. */
const targets = new WeakMap<Element, Links>();
/** Documents and shadow roots that are listened in. */
const roots = new WeakSet<Node>();

/** What the pointer rests on, what has the focus of the keyboard, and what a press holds, which wins. */
let hovered: Target | null = null;
let focused: Target | null = null;
let held: Target | null = null;

let shown: Target | null = null;
/** What the pointer has come to; it counts once it has rested there. */
let candidate: Target | null = null;
let timer = 0;
const REST_MILLISECONDS = 80;

/** Things to press: the elements that the keyboard and a tap reach. Other elements are pointed at by a mouse alone. */
const PRESSED = '.df-target';
/** A tap on these is about them, and lets nothing go. */
const CONTROLS = 'a, button, input, select, textarea, label, summary, canvas, [role=slider]';
/** Arrow keys move within these. */
const GROUPS = '.df-formula, .df-figure';

/** Lets a reader point at an element; returns a function that ends it. */
export function listenTo(element: Element, links: Links): () => void {
  targets.set(element, links);
  if (listenOnce(document)) listenToPointer();
  // A document does not hear of focus that moves within a shadow root.
  listenOnce(element.getRootNode());
  return () => {
    targets.delete(element);
    const others = (target: Target | null) => (target?.element === element ? null : target);
    [hovered, focused, held, candidate] = [others(hovered), others(focused), others(held), others(candidate)];
    show();
  };
}

/** Listens for focus in a document or shadow root; returns false if it was listened in before. */
function listenOnce(root: Node): boolean {
  if (roots.has(root)) return false;
  roots.add(root);
  root.addEventListener('focusin', focus);
  root.addEventListener('focusout', blur);
  return true;
}

function listenToPointer(): void {
  document.addEventListener('pointermove', hover, { passive: true });
  document.documentElement.addEventListener('pointerleave', () => rest(null));
  document.addEventListener('pointerup', letGo);
  document.addEventListener('click', hold);
  document.addEventListener('keydown', press);
}

/** The nearest element around an event that is pointed at, also in a shadow root. */
function targetOf(event: Event): Target | null {
  for (const element of event.composedPath()) {
    const links = targets.get(element as Element);
    if (links) return { element: element as Element, links };
  }
  return null;
}

function hover(event: PointerEvent): void {
  if (event.pointerType === 'touch' || event.buttons !== 0) return;
  rest(targetOf(event));
}

function rest(target: Target | null): void {
  if (target?.element === candidate?.element) return;
  candidate = target;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    hovered = target;
    show();
  }, REST_MILLISECONDS);
}

function focus(event: Event): void {
  const target = targetOf(event);
  if (!target?.element.matches(`${PRESSED}:focus-visible`)) return;
  focused = target;
  hovered = null;
  if (held?.element !== target.element) held = null;
  show();
  tell(target);
}

function blur(): void {
  focused = null;
  show();
}

function hold(event: Event): void {
  const target = targetOf(event);
  if (!target?.element.matches(PRESSED)) return;
  held = held?.element === target.element ? null : target;
  show();
  if (held) tell(held);
}

function letGo(event: Event): void {
  const isControl = event.composedPath().some((element) => (element as Partial<Element>).matches?.(CONTROLS));
  if (!held || isControl || targetOf(event)) return;
  held = null;
  show();
}

function press(event: KeyboardEvent): void {
  if (event.key === 'Escape' && shown) {
    hovered = focused = held = null;
    show();
  }
  const target = targetOf(event);
  if (target?.element.matches(PRESSED)) moveFocus(event, target.element as HTMLElement);
}

function show(): void {
  const next = held ?? hovered ?? focused;
  if (shown && shown.links !== next?.links) shown.links.point(null);
  next?.links.point(next.element);
  for (const target of [shown, next]) markHeld(target);
  shown = next;
}

function markHeld(target: Target | null): void {
  if (target?.element.matches(PRESSED)) {
    target.element.setAttribute('aria-pressed', String(target.element === held?.element));
  }
}

function tell({ links }: Target): void {
  announce(links.litWords());
}

/** Left and right go from one target to the next of a formula or figure, which is one stop of the Tab key. */
function moveFocus(event: KeyboardEvent, from: HTMLElement): void {
  const group = from.closest(GROUPS);
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!group || !isPlain) return;
  const all = [...group.querySelectorAll<HTMLElement>(PRESSED)];
  const near = all.filter((target) => target.closest(GROUPS) === group && target.getClientRects().length > 0);
  const to = near[indexAfter(event.key, near.indexOf(from), near.length, from)];
  if (!to) return;
  event.preventDefault();
  for (const target of near) target.tabIndex = target === to ? 0 : -1;
  to.focus();
}

function indexAfter(key: string, index: number, count: number, element: Element): number {
  const forward = getComputedStyle(element.parentElement ?? element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowLeft':
    case 'ArrowRight':
      return Math.min(count - 1, Math.max(0, index + (key === forward ? 1 : -1)));
    default:
      return -1;
  }
}
