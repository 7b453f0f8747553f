import { definitionOf } from '../frame/defineFigure.js';
import type { AnyDefinition } from '../frame/definition.js';
import { type ControlComponent, controlTypes } from './controlTypes.js';
import type { EmbeddedElement } from './EmbeddedElement.js';
import { figures } from './figures.js';
import type { OwnFigure } from './own.js';

/** What is loaded: by type, or by what the page has added. */
const definitions = new Map<string | OwnFigure, AnyDefinition | Error | undefined>();
const controls = new Map<string, ControlComponent>();

export function typeOf(element: HTMLElement): string {
  return element.getAttribute('type') ?? '';
}

const keyOf = (element: HTMLElement) => (element as EmbeddedElement).own ?? typeOf(element);

/** Loads what an element shows. */
export async function load(element: HTMLElement): Promise<void> {
  const key = keyOf(element);
  const type = typeOf(element);
  const [figure, control] = [typeof key === 'string' ? figures.get(key) : () => made(key), controlTypes.get(type)];
  if (figure && !definitions.has(key)) definitions.set(key, await figure());
  if (control && !controls.has(type)) controls.set(type, await control());
}

/** A figure of the page's own, or what its making throws. */
async function made({ make }: OwnFigure): Promise<AnyDefinition | Error | undefined> {
  const { kit } = await import('./kit.js');
  try {
    return definitionOf(await make(kit));
  } catch (reason) {
    return reason instanceof Error ? reason : new Error(String(reason));
  }
}

/** The figure of an element, or why there is none; undefined for an unknown type. */
export function figureOf(element: HTMLElement): AnyDefinition | Error | undefined {
  return definitions.get(keyOf(element));
}

/** The control of an element; undefined for an unknown type. */
export function controlOf(element: HTMLElement): ControlComponent | undefined {
  return controls.get(typeOf(element));
}
