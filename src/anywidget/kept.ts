import { type AnyModel, read, type Traits } from './model.js';

// MyST's theme makes a widget anew, and its model from the page, when the colors change or the window crosses a breakpoint.
// The new widget is in the same shadow root, so what a reader chose there is kept, as no kernel does.

interface Kept {
  /** The traits that the page gave, as text. */
  readonly given: string;
  readonly chosen: Traits;
}

const kept = new WeakMap<ShadowRoot, Kept>();
const places = new WeakMap<AnyModel, { readonly root: ShadowRoot; readonly given: string }>();

/** Gives a new model what readers chose at its place, if the page gives the same traits as before. */
export function restoreChoices(model: AnyModel, el: HTMLElement): void {
  const root = el.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const given = JSON.stringify(read(model));
  places.set(model, { root, given });
  const last = kept.get(root);
  if (last?.given !== given) return;
  for (const [name, value] of Object.entries(last.chosen)) if (value !== undefined) model.set(name, value);
}

/** Notes the choices of a model that no kernel has heard. */
export function keepChoices(model: AnyModel): void {
  const place = places.get(model);
  if (place) kept.set(place.root, { given: place.given, chosen: read(model) });
}
