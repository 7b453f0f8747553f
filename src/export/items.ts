import type { Message } from '../words/message.js';
import { type Context, copyCode, copyImage, copyMarkup, saveDrawing, saveImage, saveTable } from './actions.js';
import type { Exports } from './exports.js';
import { elementAround } from './markup.js';
import { words } from './menuWords.js';
import { canSaveWebm, type Making, saveGif, saveWebm } from './saveFilm.js';
import type { Films } from './useMaking.js';

/** What a menu offers. */
export interface Item {
  readonly name: Message;
  /** Said while it is done, where that takes a while. */
  readonly meanwhile?: Message;
  /** Does it, and returns what to say of it; null where there is nothing to say. */
  readonly action: (figure: HTMLElement, context: Context) => Promise<Message | null>;
}

/** What can be done with a figure: a drawing only where it has no images, and no second film while one is made. */
export function itemsOf(figure: Element, { props, table, film }: Exports, films: Films): Item[] {
  const meanwhile = words.filming;
  const isFilmed = film !== undefined && !films.isMade;
  const isDrawing = !figure.querySelector('canvas');
  const items: (Item | false)[] = [
    { action: copyImage, name: words.copyImage },
    { action: saveImage, name: words.saveImage },
    isDrawing && { action: saveDrawing, name: words.saveDrawing },
    isFilmed && { action: filmedBy(saveGif, films), name: words.saveGif, meanwhile },
    isFilmed && canSaveWebm() && { action: filmedBy(saveWebm, films), name: words.saveWebm, meanwhile },
    films.isMade && { action: cancelling(films), name: words.cancelFilm },
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

type SaveFilm = (figure: HTMLElement, context: Context, making: Making) => Promise<Message>;

function filmedBy(save: SaveFilm, films: Films): Item['action'] {
  return (figure, context) => films.make((making) => save(figure, context, making));
}

/** What is said of it comes from the film. */
function cancelling(films: Films): Item['action'] {
  return async () => {
    films.cancel();
    return null;
  };
}
