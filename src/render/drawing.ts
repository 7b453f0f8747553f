// The functions of the page for the command, as its global `drawing`. Files come in Base64, because only text crosses
// between the two.

/** The element of a figure, with its attributes and its page. */
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
  /** Whether to draw only the images, each pixel one pixel. */
  readonly panels: boolean;
}

export interface Film extends Look {
  /** The prop that moves; null leaves the choice to the figure, such as one that trains. */
  readonly moving: { readonly prop: string; readonly values: readonly number[] } | null;
  /** The largest number of frames of a figure that chooses what moves. */
  readonly frames: number;
  readonly seconds: number;
}

export interface Drawing {
  /** Puts a single figure on the page. Resolves when the figure is drawn, and rejects with its error. */
  show(shown: Shown): Promise<void>;
  png(look: Look): Promise<string>;
  /** Returns the drawing as text. */
  svg(): Promise<string>;
  gif(film: Film): Promise<string>;
  webm(film: Film): Promise<string>;
}

/** The global `tellFrame` of the page, which reports to the command that a frame of a film is drawn, or written. */
export type TellFrame = (frame: number, count: number) => Promise<void>;
