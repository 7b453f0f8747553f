import { type Context, copyCode, copyImage, copyMarkup, saveDrawing, saveImage, saveTable } from './actions.js';
import type { Exports } from './exports.js';
import { elementAround } from './markup.js';

/** What a menu offers. */
export interface Item {
  readonly name: string;
  /** Does it, and returns what to say of it. */
  readonly action: (figure: HTMLElement, context: Context) => Promise<string>;
}

/** What can be done with a figure: a drawing only where it has no images. */
export function itemsOf(figure: Element, { props, table }: Exports): Item[] {
  const isDrawing = !figure.querySelector('canvas');
  const items: (Item | false)[] = [
    { action: copyImage, name: 'Copy as PNG' },
    { action: saveImage, name: 'Save as PNG' },
    isDrawing && { action: saveDrawing, name: 'Save as SVG' },
    table !== undefined && { action: saveTable, name: 'Save the numbers as CSV' },
    props !== undefined && codeItem(figure),
  ];
  return items.filter((item) => item !== false);
}

/** The code that works where the reader has found the figure. */
function codeItem(figure: Element): Item {
  return elementAround(figure)
    ? { action: copyMarkup, name: 'Copy as HTML' }
    : { action: copyCode, name: 'Copy as JSX' };
}
