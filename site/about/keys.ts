/** What keys do in a part of a figure. */
export interface KeyRow {
  readonly part: string;
  /** Keys as Markdown. */
  readonly keys: string;
  readonly effect: string;
  /** Selects the part in the figure on its page. */
  readonly selector: string;
}

/** What the Tab key reaches, in the order in which figures have it. */
export const keyRows = {
  term: {
    part: 'terms and titles',
    keys: '← → Home, End',
    effect: 'Move between them. What is linked to the term is highlighted.',
    selector: '.df-target',
  },
  panel: {
    part: 'images',
    keys: 'Enter, then arrows',
    effect: 'Open the loupe and move it by a pixel, with Shift by ten. Tab selects the next panel, and Escape closes.',
    selector: '[aria-roledescription="image button"]',
  },
  pad: {
    part: 'plot or image to press',
    keys: 'arrows, then Enter',
    effect: 'Move the cursor, with Shift further, and press there.',
    selector: 'button.df-pad:not([tabindex="-1"])',
  },
  handle: {
    part: 'handle or marker',
    keys: 'arrows',
    effect: 'Move it.',
    selector: '[role=slider]',
  },
  slider: {
    part: 'sliders',
    keys: '← → Page Up, Page Down, Home, End',
    effect: 'Change the value by a step, by more, or to an end.',
    selector: 'input[type=range]',
  },
  choice: {
    part: 'options and lists',
    keys: 'arrows',
    effect: 'Choose another one.',
    selector: 'input[type=radio]:not(.df-large-choice input), select',
  },
  menu: {
    part: 'menu',
    keys: 'Enter, then arrows, Home, End',
    effect: 'Open it, and move between its entries. Escape closes it.',
    selector: '.df-menu-button',
  },
} as const satisfies Readonly<Record<string, KeyRow>>;

export type KeyPart = keyof typeof keyRows;
