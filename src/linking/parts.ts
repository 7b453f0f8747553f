import { type Interaction, interaction } from '../hooks/load.js';
import type { Say } from '../words/say.js';
import type { Link } from './links.js';

// What is linked in a document. The code that lights it is loaded when a reader comes to the first of it.

/** A linked part. */
export interface Part {
  readonly link: Link;
  /** Stands for the page, or the figure, whose parts are linked with each other. */
  readonly scope: object;
  /** In the language of its page. */
  readonly say: Say;
}

/** The linked part that a reader does something with, or null for something else. */
export interface Target extends Part {
  readonly element: Element;
}

/** What a reader did, as it is said to `pointing.ts`. */
export interface Deed {
  readonly event: Event;
  readonly target: Target | null;
}

const parts = new Map<Element, Part>();
let pointing: Interaction | null = null;
let isLoading = false;
/** What happens while it is loaded. */
let deeds: Deed[] = [];
const EVENTS = ['pointermove', 'focusin', 'click', 'keydown'];

/** Adds a part; returns a function that takes it out again. */
export function addPart(element: Element, part: Part): () => void {
  if (!pointing && parts.size === 0)
    for (const type of EVENTS) document.addEventListener(type, wake, { passive: true });
  parts.set(element, part);
  pointing?.takePart(element, part);
  return () => {
    parts.delete(element);
    pointing?.leavePart(element);
  };
}

/** The nearest part around an event, also in a shadow root. */
export function targetOf(event: Event): Target | null {
  for (const element of event.composedPath() as Element[]) {
    const part = parts.get(element);
    if (part) return { ...part, element };
  }
  return null;
}

function wake(event: Event): void {
  const target = targetOf(event);
  if (!target && !isLoading) return;
  deeds.push({ event, target });
  if (isLoading) return;
  isLoading = true;
  // Offline nothing is lit, and the next event tries again.
  interaction.load().then(begin, () => {
    isLoading = false;
    deeds = [];
  });
}

function begin(code: Interaction): void {
  pointing = code;
  for (const type of EVENTS) document.removeEventListener(type, wake);
  for (const [element, part] of parts) pointing.takePart(element, part);
  for (const deed of deeds) pointing.answerDeed(deed);
  deeds = [];
}
