import { invalid } from '../base/check.js';
import type { FigureComponent } from '../figure/defineFigure.js';
import type { Messages } from '../i18n/locale.js';
import { components } from '../registry.js';
import type { Kit } from './kit.js';

// A page adds its own figures and its messages in its language. Elements pass both to the script that draws them.

// biome-ignore lint/suspicious/noExplicitAny: any figure
type AnyFigure = FigureComponent<any, any>;

/** A figure of the page's own. */
export interface OwnFigure {
  /** Defines it with what the library's figures are made of. */
  readonly make: (kit: Kit) => AnyFigure | Promise<AnyFigure>;
  /** The height in pixels that is kept for it, by its width, without a caption. */
  readonly height: (width: number) => number;
}

/** An element on the page. */
interface Shown {
  readonly refresh: () => void;
}

const figures = new Map<string, OwnFigure>();
let messages: Messages = {};
const shown = new Set<Shown>();
const DEFAULT_HEIGHT = 300;

export const ownFigure = (type: string): OwnFigure | undefined => figures.get(type);
export const ownMessages = (): Messages => messages;

/** Keeps an element up to date with what is added; returns what ends that. */
export function follow(element: Shown): () => void {
  shown.add(element);
  return () => shown.delete(element);
}

/**
 * Adds a figure of the page's own, for `<diffusion-figure type="noise-ladder">`. Its props are attributes as those of the
 * library's figures are.
 *
 * ```js
 * addFigure('noise-ladder', ({ definePanels, ofImages, prop, quantity }) => definePanels({ … }), { height: 240 });
 * addFigure('mean', ({ defineFigure }) => defineFigure({ …, compute: { mean: { request, run } } }));
 * ```
 *
 * What takes longer than a frame is computed by the `compute` of `defineFigure`, in slices or by a promise.
 *
 * @param type - a name that no figure of the library has.
 * @param make - defines it; called once, when the first one comes near the viewport. What it throws stands in the figure's place.
 * @param options - `height`: the pixels that are kept for it until it is drawn, or a function of its width; defaults to 300.
 * @throws RangeError if the library has a figure of that type.
 */
export function addFigure(
  type: string,
  make: OwnFigure['make'],
  { height = DEFAULT_HEIGHT }: { height?: number | OwnFigure['height'] } = {},
): void {
  if (components.has(type)) throw invalid('type', type, 'a name that no figure of the library has');
  figures.set(type, { make, height: typeof height === 'function' ? height : () => height });
  refresh();
}

/**
 * Sets the messages of all elements of the page in another language.
 *
 * @param translated - sentences by the keys of `english` in `diffusion-figures/messages`; what is left out stays English.
 */
export function setMessages(translated: Messages): void {
  messages = translated;
  refresh();
}

function refresh(): void {
  for (const element of shown) element.refresh();
}
