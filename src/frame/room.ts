// The room that a figure will take, before its code has come: an element on a page without React reserves it, so that what
// follows does not move. Each figure says it in its folder, in `room.ts`, by the numbers of the stylesheet; what a page's font
// decides is measured. How far the sum may be off is said, and tested with three fonts, in test/embed/reserved.browser.test.ts.

/** The place of an element: how wide it is, and what is written in it. */
export interface Place {
  readonly width: number;
  /** Whether rows are broken, and have their labels above them. */
  readonly isNarrow: boolean;
  /** The size of the page's letters. */
  readonly em: number;
  /** How wide one of the letters of notes is, on average. */
  readonly letter: number;
  /** Whether the page has given a caption. */
  readonly hasCaption: boolean;
  /** What is written in an attribute; null where it is not there. */
  readonly text: (attribute: string) => string | null;
  /** A number in an attribute, or the usual one. */
  readonly number: (attribute: string, usual: number) => number;
  readonly has: (attribute: string) => boolean;
  /** How high a row of images is, by default over the whole width. */
  readonly row: (panels: number, inside?: number) => number;
  /** How high a note is of so many letters. */
  readonly note: (letters: number, inside: number) => number;
  /** How high a text of so many letters is. */
  readonly lines: (letters: number) => number;
  /** How many rows boxes of these widths take. */
  readonly rowsOf: (boxes: readonly number[], gap: number) => number;
  /** The line which says that panels are scaled down, if they will be. */
  readonly scaled: (columns: number) => number;
  /** The button for differences, if there is one. */
  readonly differences: number;
}

/** The lines of a formula, each as high as it is in KaTeX's em. */
export interface FormulaRoom {
  readonly rows: readonly number[];
  /** Whether values stand below its terms; defaults to true. */
  readonly hasValues?: boolean;
}

/** What a figure takes besides a caption of the page's. */
export interface Room {
  /** How high it is, but for what the others say. */
  readonly height: (place: Place) => number;
  /** The formula above it, where an element asks for one; defaults to none. */
  readonly formula?: (place: Place) => FormulaRoom;
  /** How many letters the line has that names its denoiser; defaults to no such line. */
  readonly denoiser?: (place: Place) => number;
  /** How many letters its own caption has; defaults to none. */
  readonly caption?: number | ((place: Place) => number);
}

export const GAP = 4;
export const TITLE = 32;
/** A note below a panel, of one line. */
export const NOTE = 25;
/** The name of a row, where it stands above it. */
export const LABEL = 22;
/** A dial in a figure. */
export const DIAL = 55.5;
/** The letters of notes, and the height of their lines. */
export const SMALL = 13;
export const SMALL_LINE = 20.8;
/** A button, what it has at the sides of its letters, and the gap to the next row of buttons. */
export const BUTTON = 32;
export const BUTTON_SIDES = 14;
export const BUTTON_GAP = 8;
/** A chart with its title and its legend. */
export const CHART = 332;

/** Lines of a formula in KaTeX's em: of sums, of fractions, and of the lower fractions of a mean. */
export const SUM = 1.25;
export const FRACTION = 2.5;
export const WEIGHT = 2.35;
/** In the page's em: below these widths a mean takes two lines, and with its noise two and three. */
export const MEAN = 20.56;
export const MEAN_AND_NOISE = 26;

export const sumRoom = (): FormulaRoom => ({ rows: [SUM] });
export const fractionRoom = (): FormulaRoom => ({ rows: [FRACTION] });

/** How many letters the names of denoisers have in that line. */
const ORACLE = 36;
const GAUSSIAN = 52;

/** The line of a figure in which a denoiser predicts, where an element names no other. */
export function denoiserRoom(usual: 'oracle' | 'gaussian'): NonNullable<Room['denoiser']> {
  return ({ text }) => ((text('denoiser') ?? usual) === 'gaussian' ? GAUSSIAN : ORACLE);
}

/** Below the last row of a figure that has no caption. */
export function end({ hasCaption }: Place): number {
  return hasCaption ? 0 : GAP;
}

/** The width of rows beside their names. */
export function besideNames({ width, isNarrow, em }: Place): number {
  return isNarrow ? width : width - (4.5 * em + 12);
}

/** A row of images with titles. */
export function titledRow(panels: number): Room['height'] {
  return (place) => TITLE + place.row(panels) + place.scaled(panels) + end(place);
}
