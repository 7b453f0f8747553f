import { pixelsAcross } from '../inspect/pixelsAcross.js';
import { hasCaption } from './fallback.js';
import { BUTTON, BUTTON_GAP, BUTTON_SIDES, controlHeight } from './reservedControl.js';
import { equationHeight } from './reservedEquation.js';
import { denoiserHeight, emOf, formulaHeight, SMALL, SMALL_LINE, WIDE } from './reservedLines.js';
import { letterWidth, linesOf, rowsOf } from './text.js';

// About how high each figure will be, so that what follows does not move when it is drawn. The numbers are those of the
// stylesheet; what a page's font decides is measured. How far the sum may be off is said, and tested with three fonts, in
// test/embed/reserved.browser.test.ts.

const GAP = 4;
const TITLE = 32;
/** A second line of titles, where columns are narrower than their titles; from the given width on five are not. */
const TITLE_LINE = 24;
const ONE_LINE = 720;
/** A note below a panel, of one line. */
const NOTE = 25;
/** How many letters the notes have that may take more lines. */
const DEVIATION = 24;
const PATH_END = 24;
/** The sentence about the images that may be the true one, and what is above and below it. */
const UNCERTAINTY = 115;
const AROUND_UNCERTAINTY = 17;
const LABEL = 22;
const DIAL = 55.5;
/** A player without its margins, of 1em; where it is narrower than the given width, its step stands below. */
const PLAYER = 24;
const PLAYER_LINE = 27.5;
const PHONE = 346;
/** The line, or on a narrow page the two, which say that panels are scaled down; the button for differences. */
const SCALED = 23.5;
const SCALED_LINE = 19.5;
const DIFFERENCE = 40;
const NARROW_DIFFERENCE = 83;
const FIELD_KEY = 159;
/** The controls of paths: the choice of a sampler with its circles, and buttons. */
const SAMPLERS = 21;
const SAMPLERS_ROOM = 94;
const PATH_BUTTONS = [16, 22.5, 5];
const PATH_COUNT = 9;
/** What a figure asks for where its content gives it its width. */
const USUAL_WIDTH = 650;

/** The height in pixels that an element will have for its present width, without a figure's caption. */
export function reservedHeight(element: HTMLElement): number {
  // Where its content gives an element its width, it has none yet, and will get as much as it can.
  const width = element.clientWidth || Math.min(USUAL_WIDTH, element.parentElement?.clientWidth || USUAL_WIDTH);
  if (element.localName === 'diffusion-equation') return equationHeight(element, width);
  return element.localName === 'diffusion-control' ? controlHeight(element, width) : figureHeight(element, width);
}

function figureHeight(element: HTMLElement, width: number): number {
  const number = (name: string, usual: number) => Number(element.getAttribute(name)) || usual;
  const ratio = number('aspect-ratio', 4 / 3);
  const row = (panels: number, inside = width) => (inside - (panels - 1) * GAP) / panels / ratio;
  const hasText = hasCaption(element);
  /** Below the last row of a figure that has no caption. */
  const end = hasText ? 0 : GAP;
  const scaled = (columns: number) => {
    if (element.getAttribute('loupe') === 'false') return 0;
    const isNarrow = width < WIDE;
    const room = (isNarrow ? width : width - 72) * Math.min(3, Math.floor(2 * devicePixelRatio) / 2);
    const isScaled = (pixelsAcross(columns, number('resolution', 256)) ?? 0) > room;
    return isScaled ? SCALED + (isNarrow ? SCALED_LINE : 0) : 0;
  };
  const em = emOf(element);
  /** The names of rows, where they stand at the left. */
  const labels = 4.5 * em + 12;
  const letter = letterWidth(element, SMALL);
  const note = (letters: number, inside: number) => NOTE + (linesOf(letters, letter, inside) - 1) * SMALL_LINE;
  const differences = element.hasAttribute('difference') ? (width < WIDE ? NARROW_DIFFERENCE : DIFFERENCE) : 0;
  const type = element.getAttribute('type') ?? '';
  return formulaHeight(element, width) + bodyHeight(type) + denoiserHeight(element, width);

  function bodyHeight(type: string): number {
    switch (type) {
      case 'source-image':
        return TITLE + row(1) + scaled(1) + end;
      case 'noise-triptych':
        return TITLE + row(3) + scaled(3) + end;
      case 'x0-reconstruction':
        return (
          TITLE +
          row(3) +
          NOTE +
          (element.hasAttribute('default-epsilon-error') ? SMALL_LINE * (width < WIDE ? 2 : 1) + DIAL : 0) +
          differences +
          scaled(3) +
          end
        );
      case 'noise-prediction': {
        const [columns, rows] = width < WIDE ? [2, 3] : [5, 1];
        return rows * (TITLE + row(columns) + GAP) - GAP + NOTE + scaled(columns as number);
      }
      case 'posterior-mean': {
        const images = TITLE + (Math.min(560, width) - 2 * GAP) / 3;
        const [columns, rows] = width < WIDE ? [10, 5] : [25, 2];
        const gallery = rows * (43 + (Math.min(960, width) - (columns - 1) * GAP) / columns) - GAP;
        const count = AROUND_UNCERTAINTY + linesOf(UNCERTAINTY, letter, width) * SMALL_LINE;
        return images + count + gallery;
      }
      case 'patch-faces': {
        const [columns, rows] = width < WIDE ? [8, 2] : [16, 1];
        const pair = (2 * (width - (columns - 1) * GAP)) / columns + 2;
        return rows * (pair + 12) - 12 + 31 + DIAL;
      }
      case 'mean-comparison':
        return TITLE + row(3) + NOTE + differences + scaled(3) + end;
      case 'reverse-chain': {
        if (element.hasAttribute('player')) {
          return (
            TITLE + row(2) + note(DEVIATION, (width - GAP) / 2) + PLAYER + 2 * em + (width < PHONE ? PLAYER_LINE : 0)
          );
        }
        const panels = number('states', 5) + 1;
        const columns = width < WIDE ? 3 : panels;
        const column = (width - (columns - 1) * GAP) / columns;
        const deviations = element.hasAttribute('deviations') ? note(DEVIATION, column) : 0;
        const rows = Math.ceil(panels / columns) * (TITLE + row(columns) + deviations + GAP) - GAP;
        return rows + differences + scaled(columns);
      }
      case 'forward-grid': {
        const inside = width < WIDE ? width : width - labels;
        const label = width < WIDE ? LABEL : 0;
        const columns = number('samples', 4) + 1;
        const rows = number('rows', 5) * (label + row(columns, inside) + GAP) - GAP;
        const titles = width < ONE_LINE || columns > 5 ? TITLE + TITLE_LINE : TITLE;
        return titles + rows + differences + scaled(columns) + end;
      }
      case 'schedule-chart':
        return number('height', 280) + (width < WIDE ? 29 : hasText ? -10 : 0); // its axis has the caption's gap
      case 'histogram':
        return number('height', 240) + (width < WIDE ? 185 : 70);
      case 'schedule-comparison': {
        const kinds = element.getAttribute('kinds')?.split(/[\s,]+/).length ?? 4;
        const inside = width < WIDE ? width : width - labels;
        const label = width < WIDE ? LABEL : 0;
        const titles = element.getAttribute('alignment') === 'snr' ? kinds : 1;
        const chart = 36 + 280 + 16 + (width < WIDE ? 52 : 0);
        const images = titles * TITLE + kinds * (label + row(number('columns', 5), inside) + GAP) - GAP;
        const table = (width < WIDE ? 92 : 96) + kinds * 30;
        return chart + images + table;
      }
      case 'point-process':
        return TITLE + (width - 2 * GAP) / 3 + NOTE;
      case 'train-denoiser':
        return width < WIDE ? 490 + (width - GAP) / 2 : 156 + TITLE + (width - 16) / 3;
      case 'denoiser-field':
        return width < WIDE ? width + FIELD_KEY : Math.min(440, width - 218);
      case 'sample-trajectories': {
        const panels = element.hasAttribute('denoiser') ? 3 : 2;
        const columns = width < WIDE ? 2 : panels;
        const column = (width - (columns - 1) * GAP) / columns;
        const plots = Math.ceil(panels / columns) * (TITLE + column + note(PATH_END, column) + GAP) - GAP;
        const buttons = PATH_BUTTONS.map((letters) => letters * letter + BUTTON_SIDES);
        const rows = rowsOf([SAMPLERS * letter + SAMPLERS_ROOM, ...buttons, PATH_COUNT * letter], width, BUTTON_GAP);
        return plots + 2 * SMALL + rows * (BUTTON + BUTTON_GAP) - BUTTON_GAP;
      }
      case 'prediction-targets':
        return 36 + 280 + 16 + (width < WIDE ? 39 : 0);
      case 'chain-diagram':
        return (width < WIDE ? 122 : 118) + row(4);
      case 'noise-predictor-diagram':
        return width < 700 ? 480 : 353;
      default:
        return 48;
    }
  }
}
