import { expect, vi } from 'vitest';
import code from '../../dist/anywidget.js?raw';
import type { DiffusionWidget } from '../../src/anywidget/index.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';
import type { FakeModel } from './fakeModel.js';

export { FakeModel } from './fakeModel.js';

// A stand-in for the page of a notebook: it imports the module from a `blob:` address, and keeps models as anywidget does.

/** Imports the module as a notebook does, for each model anew. */
export async function importWidget(
  load: (address: string) => Promise<unknown> = (address) => import(/* @vite-ignore */ address),
): Promise<DiffusionWidget> {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const module = (await load(address)) as { default: DiffusionWidget };
  URL.revokeObjectURL(address);
  return module.default;
}

/** A view of a model, as a cell of a notebook has it. */
export interface Shown {
  readonly el: HTMLElement;
  readonly root: ShadowRoot;
  readonly remove: () => void;
}

/** What removes the views of a test. */
export const ended: (() => void)[] = [];

export async function show(model: FakeModel): Promise<Shown> {
  const { render } = await importWidget();
  const el = document.createElement('div');
  document.body.append(el);
  const remove = render({ model, el });
  ended.push(remove);
  return { el, root: el.firstElementChild?.shadowRoot as ShadowRoot, remove };
}

/** Waits until the figure of a view is in a state. */
export async function figureIn({ root }: Pick<Shown, 'root'>, state: string): Promise<HTMLElement> {
  const isThere = () => expect(root.querySelector('figure')?.dataset['state']).toBe(state);
  await vi.waitFor(isThere, { timeout: PATIENCE_MILLISECONDS, interval: 10 });
  return root.querySelector('figure') as HTMLElement;
}
