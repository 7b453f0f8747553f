/** The keys of one part of a figure, and their effect. */
export interface KeyRow {
  readonly part: string;
  /** Keys as Markdown. */
  readonly keys: string;
  readonly effect: string;
  /** Selects the part in the figure on its page. */
  readonly selector: string;
}

/** The parts of figures that the Tab key reaches, in its order. */
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
  cell: {
    part: 'cells',
    keys: 'arrows, Enter, 1 to 4',
    effect:
      'Move between the cells. Enter makes the digit of a cell known or masks it again, and a key from 1 to 4 makes that digit known.',
    selector: '.df-masked-cell',
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
