import type { Message } from '../words/message.js';
import { type Context, copyCode, copyImage, copyMarkup, saveDrawing, saveImage, saveTable } from './actions.js';
import type { Exports } from './exports.js';
import { elementAround } from './markup.js';
import { words } from './menuWords.js';
import { canSaveWebm, saveGif, saveWebm } from './saveFilm.js';

/** What a menu offers. */
export interface Item {
  readonly name: Message;
  /** Said while it is done, where that takes a while. */
  readonly meanwhile?: Message;
  /** Does it, and returns what to say of it. */
  readonly action: (figure: HTMLElement, context: Context) => Promise<Message>;
}

/** What can be done with a figure: a drawing only where it has no images. */
export function itemsOf(figure: Element, { props, table, film }: Exports): Item[] {
  const meanwhile = words.filming;
  const isDrawing = !figure.querySelector('canvas');
  const items: (Item | false)[] = [
    { action: copyImage, name: words.copyImage },
    { action: saveImage, name: words.saveImage },
    isDrawing && { action: saveDrawing, name: words.saveDrawing },
    film !== undefined && { action: saveGif, name: words.saveGif, meanwhile },
    film !== undefined && canSaveWebm() && { action: saveWebm, name: words.saveWebm, meanwhile },
    table !== undefined && { action: saveTable, name: words.saveTable },
    props !== undefined && codeItem(figure),
  ];
  return items.filter((item) => item !== false);
}

/** The code that works where the reader has found the figure. */
function codeItem(figure: Element): Item {
  return elementAround(figure)
    ? { action: copyMarkup, name: words.copyMarkup }
    : { action: copyCode, name: words.copyCode };
}
