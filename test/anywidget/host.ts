import code from '../../dist/anywidget.js?raw';
import type { DiffusionWidget } from '../../src/anywidget/index.js';

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
