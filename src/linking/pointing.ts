import { announce } from './announce.js';
import { Links } from './links.js';
import { moveFocus } from './moveFocus.js';
import { type Deed, type Part, type Target, targetOf } from './parts.js';
import { lightsOf } from './termLinks.js';

// What a reader points at, for all pages in one document: one set of listeners, however many parts are linked.

/** The parts that are linked with each other, by what stands for them. */
const linksByScope = new WeakMap<object, Links>();
const removals = new Map<Element, () => void>();
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
/** Whether what does not belong to what is shown is dimmed: once the pointer has rested, or something is pressed or focused. */
let isDimming = false;
let dimTimer = 0;
const DIM_MILLISECONDS = 250;
/** Who needs to see everything. */
let suspensions = 0;

/** Things to press: the elements that the keyboard and a tap reach. Other elements are pointed at by a mouse alone. */
const PRESSED = '.df-target';
/** What lights something once the keyboard has reached it: these, and numbers in sentences, whose keys move t. */
const FOCUSED = ':is(.df-target, .df-number):focus-visible';
/** A tap on these is about them, and lets nothing go. */
const CONTROLS = 'a, button, input, select, textarea, label, summary, canvas, [role=slider]';

/** Lets a reader point at a part. */
export function take(element: Element, { link, scope }: Part): void {
  if (listenOnce(document)) listenToPointer();
  // A document does not hear of focus that moves within a shadow root.
  listenOnce(element.getRootNode());
  removals.set(element, linksOf(scope).add(element, { ...link, lights: lightsOf(link) }));
}

/** Takes a part out that has left the page. */
export function leave(element: Element): void {
  const others = (target: Target | null) => (target?.element === element ? null : target);
  [hovered, focused, held, candidate] = [others(hovered), others(focused), others(held), others(candidate)];
  show();
  removals.get(element)?.();
  removals.delete(element);
}

/** Dims nothing, as in all panels something is looked at; returns a function that ends this. */
export function suspendDimming(): () => void {
  suspensions += 1;
  show();
  return () => {
    suspensions -= 1;
    show();
  };
}

/** Answers what a reader did before there was anybody to listen. */
export function answer({ event, target }: Deed): void {
  // What has left the page meanwhile would be held for ever.
  if (target && !removals.has(target.element)) return;
  if (event.type === 'pointermove') hover(event as PointerEvent, target);
  else if (event.type === 'focusin') focus(target);
  else if (event.type === 'click') hold(target);
  else press(event as KeyboardEvent, target);
}

function linksOf(scope: object): Links {
  const links = linksByScope.get(scope) ?? new Links();
  linksByScope.set(scope, links);
  return links;
}

/** Listens for focus in a document or shadow root; returns false if it was listened in before. */
function listenOnce(root: Node): boolean {
  if (roots.has(root)) return false;
  roots.add(root);
  root.addEventListener('focusin', (event) => focus(targetOf(event)));
  root.addEventListener('focusout', blur);
  return true;
}

function listenToPointer(): void {
  document.addEventListener('pointermove', (event) => hover(event, targetOf(event)), { passive: true });
  document.documentElement.addEventListener('pointerleave', () => rest(null));
  document.addEventListener('pointerup', letGo);
  document.addEventListener('click', (event) => hold(targetOf(event)));
  document.addEventListener('keydown', (event) => press(event, targetOf(event)));
}

function hover(event: PointerEvent, target: Target | null): void {
  if (event.pointerType === 'touch' || event.buttons !== 0) return;
  rest(target);
}

function rest(target: Target | null): void {
  // A pointer that goes on moving compares.
  clearTimeout(dimTimer);
  dimTimer = window.setTimeout(() => {
    isDimming = true;
    show();
  }, DIM_MILLISECONDS);
  if (target?.element === candidate?.element) return;
  candidate = target;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    hovered = target;
    show();
  }, REST_MILLISECONDS);
}

function focus(target: Target | null): void {
  if (!target?.element.matches(FOCUSED)) return;
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

function hold(target: Target | null): void {
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

function press(event: KeyboardEvent, target: Target | null): void {
  if (event.key === 'Escape' && shown) {
    hovered = focused = held = null;
    show();
  }
  if (target?.element.matches(PRESSED)) moveFocus(event, target.element as HTMLElement, PRESSED);
}

function show(): void {
  const next = held ?? hovered ?? focused;
  isDimming = next !== null && (isDimming || next !== hovered);
  if (shown && shown.scope !== next?.scope) linksOf(shown.scope).point(null);
  if (next) linksOf(next.scope).point(next.element, isDimming && suspensions === 0);
  for (const target of [shown, next]) markHeld(target);
  shown = next;
}

function markHeld(target: Target | null): void {
  if (target?.element.matches(PRESSED)) {
    target.element.setAttribute('aria-pressed', String(target.element === held?.element));
  }
}

function tell({ scope, say }: Target): void {
  announce(linksOf(scope).litWords(say), say);
}
