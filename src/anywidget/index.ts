// Any figure or question of the library as a widget of a notebook, in one file: the front-end module of an anywidget.

import type { View } from './model.js';
import { render } from './render.js';

export type { AnyModel, View } from './model.js';

/** The build writes it. */
declare const __VERSION__: string;

/**
 * The widget interface that a notebook calls. `render` draws a view of a model and returns the function that removes
 * it.
 */
export interface DiffusionWidget {
  readonly render: (view: View) => () => void;
}

/** A notebook imports the file once for each model, and all of them share what the first one has loaded. */
const SHARED = `diffusion-figures/anywidget@${__VERSION__}`;
const page = globalThis as unknown as Record<string, DiffusionWidget | undefined>;

const widget: DiffusionWidget = page[SHARED] ?? { render };
page[SHARED] = widget;

export { widget as default };
