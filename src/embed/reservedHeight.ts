import { pixelsAcross } from '../figures/loupe/pixelsAcross.js';
import { denoiserHeight, equationHeight, formulaHeight, PHONE, WIDE } from './reservedLines.js';

// About how high each figure will be, so that what follows does not move when it is drawn. The numbers are those of the
// stylesheet.

const GAP = 4;
const TITLE = 32;
/** A second line of titles, where columns are narrower than their titles; from the given width on five are not. */
const TITLE_LINE = 24;
const ONE_LINE = 720;
const NOTE = 25;
const LABEL = 22;
const DIAL = 57;
/** A player; where it is narrow, its step stands below. */
const PLAYER = 45;
const PLAYER_LINE = 28;
/** The line, or on a narrow page the two, which say that panels are scaled down; the button for differences. */
const SCALED = 23.5;
const SCALED_LINE = 19.5;
const DIFFERENCE = 40;
const NARROW_DIFFERENCE = 83;
const FIELD_KEY = 168;
/** What a figure asks for where its content gives it its width. */
const USUAL_WIDTH = 650;
/** A caption of one line, and of each further line; and the width of a letter in it. */
const CAPTION = 31;
const CAPTION_LINE = 21;
const CAPTION_LETTER = 6.6;

/** The height in pixels that an element will have, for its present width. */
export function reservedHeight(element: HTMLElement): number {
  if (element.localName === 'diffusion-equation') return equationHeight(element);
  // Where its content gives an element its width, it has none yet, and will get as much as it can.
  const width = element.clientWidth || Math.min(USUAL_WIDTH, element.parentElement?.clientWidth || USUAL_WIDTH);
  return element.localName === 'diffusion-control' ? controlHeight(element, width) : figureHeight(element, width);
}

function controlHeight(element: HTMLElement, width: number): number {
  switch (element.getAttribute('type')) {
    case 'timestep-slider':
      return 80;
    case 'play-controls':
      return width < 400 ? 70 : 32;
    case 'image-picker':
      return width < 400 ? 104 : 85;
    default:
      return 0; // values stand in a line of text
  }
}

function figureHeight(element: HTMLElement, width: number): number {
  const number = (name: string, usual: number) => Number(element.getAttribute(name)) || usual;
  const ratio = number('aspect-ratio', 4 / 3);
  const row = (panels: number, inside = width) => (inside - (panels - 1) * GAP) / panels / ratio;
  const text = element.textContent?.trim() ?? '';
  const hasCaption = text !== '';
  const captionLines = Math.ceil((text.length * CAPTION_LETTER) / width);
  const ownCaption = (lines: number) => (hasCaption ? 0 : CAPTION + (lines - 1) * CAPTION_LINE);
  const hasDrawing = /chart|histogram|diagram/.test(element.getAttribute('type') ?? '');
  const end = hasCaption ? CAPTION + (captionLines - 1) * CAPTION_LINE : hasDrawing ? 0 : GAP;
  const scaled = (columns: number) => {
    if (element.getAttribute('loupe') === 'false') return 0;
    const isNarrow = width < WIDE;
    const room = (isNarrow ? width : width - 72) * Math.min(3, Math.floor(2 * devicePixelRatio) / 2);
    const isScaled = (pixelsAcross(columns, number('resolution', 256)) ?? 0) > room;
    return isScaled ? SCALED + (isNarrow ? SCALED_LINE : 0) : 0;
  };
  const differences = element.hasAttribute('difference') ? (width < WIDE ? NARROW_DIFFERENCE : DIFFERENCE) : 0;
  const type = element.getAttribute('type') ?? '';
  return formulaHeight(element, width) + bodyHeight(type) + denoiserHeight(element, width) + end;

  function bodyHeight(type: string): number {
    switch (type) {
      case 'source-image':
        return TITLE + row(1) + scaled(1);
      case 'noise-triptych':
        return TITLE + row(3) + scaled(3);
      case 'x0-reconstruction':
        return (
          TITLE +
          row(3) +
          NOTE +
          (element.hasAttribute('default-epsilon-error') ? NOTE + DIAL : 0) +
          differences +
          scaled(3)
        );
      case 'noise-prediction': {
        const [columns, rows] = width < WIDE ? [2, 3] : [5, 1];
        return rows * (TITLE + row(columns) + GAP) - GAP + NOTE + scaled(columns as number) + ownCaption(2);
      }
      case 'posterior-mean': {
        const images = TITLE + (Math.min(560, width) - 2 * GAP) / 3;
        const [columns, rows] = width < WIDE ? [10, 5] : [25, 2];
        const gallery = rows * (43 + (Math.min(960, width) - (columns - 1) * GAP) / columns) - GAP;
        return images + (width < WIDE ? 77 : 35) + gallery + ownCaption(width < WIDE ? 4 : 2);
      }
      case 'patch-faces': {
        const [columns, rows] = width < WIDE ? [8, 2] : [16, 1];
        const pair = (2 * (width - (columns - 1) * GAP)) / columns + 2;
        return rows * (pair + 12) - 12 + 35 + DIAL + ownCaption(width < WIDE ? 4 : 3);
      }
      case 'mean-comparison':
        return TITLE + row(3) + NOTE + differences + scaled(3);
      case 'reverse-chain': {
        const isDenoised = (element.getAttribute('denoiser') ?? 'oracle') !== 'oracle';
        const caption = ownCaption(width < WIDE || isDenoised ? 2 : 1);
        if (element.hasAttribute('player')) {
          return TITLE + row(2) + NOTE + PLAYER + (width < PHONE ? PLAYER_LINE : 0) + caption;
        }
        const note = element.hasAttribute('deviations') ? NOTE : 0;
        const panels = number('states', 5) + 1;
        const columns = width < WIDE ? 3 : panels;
        const rows = Math.ceil(panels / columns) * (TITLE + row(columns) + note + GAP) - 2 * GAP;
        return rows + differences + scaled(columns) + caption;
      }
      case 'forward-grid': {
        const inside = width < WIDE ? width : width - 84;
        const label = width < WIDE ? LABEL : 0;
        const columns = number('samples', 4) + 1;
        const rows = number('rows', 5) * (label + row(columns, inside) + GAP) - GAP;
        const titles = width < ONE_LINE || columns > 5 ? TITLE + TITLE_LINE : TITLE;
        return titles + rows + differences + scaled(columns);
      }
      case 'schedule-chart':
        return number('height', 280) + (width < WIDE ? 29 : hasCaption ? -10 : 0); // its axis has the caption's gap
      case 'histogram':
        return number('height', 240) + (width < WIDE ? 185 : 70);
      case 'schedule-comparison': {
        const kinds = element.getAttribute('kinds')?.split(/[\s,]+/).length ?? 4;
        const inside = width < WIDE ? width : width - 84;
        const label = width < WIDE ? LABEL : 0;
        const titles = element.getAttribute('alignment') === 'snr' ? kinds : 1;
        const chart = 36 + 280 + 16 + (width < WIDE ? 52 : 0);
        const images = titles * TITLE + kinds * (label + row(number('columns', 5), inside) + GAP) - GAP;
        const table = (width < WIDE ? 90 : 96) + kinds * 30;
        return chart + images + table + ownCaption(1);
      }
      case 'point-process':
        return TITLE + (width - 2 * GAP) / 3 + NOTE + ownCaption(2);
      case 'train-denoiser':
        return width < WIDE ? 494 + (width - GAP) / 2 : 156 + TITLE + (width - 16) / 3;
      case 'denoiser-field':
        return width < WIDE ? width + FIELD_KEY : Math.min(440, width - 218);
      case 'sample-trajectories': {
        const panels = element.hasAttribute('denoiser') ? 3 : 2;
        const columns = width < WIDE ? 2 : panels;
        const plots =
          Math.ceil(panels / columns) * (TITLE + (width - (columns - 1) * GAP) / columns + NOTE + GAP) - GAP;
        return plots + (width < WIDE ? 106 : 50) + ownCaption(width < WIDE ? 3 : 2);
      }
      case 'prediction-targets':
        return 36 + 280 + 16 + (width < WIDE ? 29 : 0);
      case 'chain-diagram':
        return (width < WIDE ? 122 : 118) + row(4) + ownCaption(width < WIDE ? 4 : 2);
      case 'noise-predictor-diagram':
        return (width < 700 ? 476 : 353) + ownCaption(width < WIDE ? 3 : 2);
      default:
        return 48;
    }
  }
}
