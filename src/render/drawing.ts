// What the page does for the command, as its global `drawing`. Files come in Base64, which is what crosses between the two.

/** An element of a figure, and what is said of it. */
export interface Shown {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text below it; null is the figure's own. */
  readonly caption: string | null;
  readonly lang: string;
  readonly scheme: 'light' | 'dark';
  readonly font: FontOfPage | null;
}

/** A font by its name; with an address, one that the page loads. */
export interface FontOfPage {
  readonly family: string;
  readonly address: string | null;
}

export interface Look {
  /** Pixels for each CSS pixel. */
  readonly pixelRatio: number;
  /** The images alone, each pixel one pixel. */
  readonly panels: boolean;
}

export interface Film extends Look {
  /** What moves, a prop; null leaves it to the figure, such as one that trains. */
  readonly moving: { readonly prop: string; readonly values: readonly number[] } | null;
  /** At most so many, of a figure to which it is left. */
  readonly frames: number;
  readonly seconds: number;
}

export interface Drawing {
  /** Puts a figure on the page, alone; resolves when all of it is drawn, and rejects with what is wrong with it. */
  show(shown: Shown): Promise<void>;
  png(look: Look): Promise<string>;
  /** As text. */
  svg(): Promise<string>;
  gif(film: Film): Promise<string>;
  webm(film: Film): Promise<string>;
}

/** What the command hears from its page, as the global `tellFrame`: that a frame of a film is drawn, or written. */
export type TellFrame = (frame: number, count: number) => Promise<void>;
