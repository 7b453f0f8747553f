import { accessSync, constants, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { invalid } from '../base/check.js';
import { translationOf } from '../i18n/locale.js';
import { textOfData, textOfSchedule } from '../process/plain.js';
import type { ProcessSource } from '../process/resolveProcess.js';
import { type FigureType, figureTypes } from './figureTypes.js';

/** A still or a film of one figure, as a file. */
export interface Picture {
  /** The type of the figure's element, such as `noise-triptych`. */
  readonly type: string;
  /** The file to write. The ending sets the format: `.png`, `.svg`, `.pdf`, or a film, `.gif` or `.webm`. */
  readonly out: string;
  /** Width of the figure, in CSS pixels from 200 to 4000; defaults to 720. */
  readonly width?: number | undefined;
  /** Pixels of a PNG or a film for each CSS pixel, above 0 and up to 8; defaults to 2, of a GIF to 1. */
  readonly pixelRatio?: number | undefined;
  /** Defaults to `'light'`. */
  readonly scheme?: 'light' | 'dark' | undefined;
  /** The font of its texts: a family of this machine, or a file; defaults to the machine's own of no serifs. */
  readonly font?: string | undefined;
  /** The language of its texts: `en`, `de`, `es`, `fr` or `zh`, also as in `de-AT`; defaults to English. */
  readonly lang?: string | undefined;
  /** Text below it; defaults to the figure's own. */
  readonly caption?: string | undefined;
  /** Whether to draw only the images, in their rows, each pixel one pixel, in a PNG or a film. Defaults to false. */
  readonly panels?: boolean | undefined;
  /**
   * The number of moments of a film, which shows a prop from one value to another, such as `t: '0..999'`, or a
   * training; an integer from 2 to 1000; defaults to 60.
   */
  readonly frames?: number | undefined;
  /** The length of a film, in seconds above 0 and up to 600; defaults to 6. */
  readonly seconds?: number | undefined;
  /** The props of the figure. An image is a file or an address. */
  readonly [prop: string]: unknown;
}

/** A picture with nothing left to guess. */
export interface CheckedPicture {
  readonly type: string;
  readonly out: string;
  readonly format: Format;
  readonly width: number;
  readonly pixelRatio: number;
  readonly scheme: 'light' | 'dark';
  readonly font: string | undefined;
  /** The paths of the image and the font, where they are files. */
  readonly files: { readonly image?: string | undefined; readonly font?: string | undefined };
  readonly lang: string;
  readonly caption: string | undefined;
  readonly panels: boolean;
  readonly seconds: number;
  readonly frames: number;
  /** The prop that moves in a film; null leaves the choice to the figure. */
  readonly moving: Moving | null;
  readonly props: Readonly<Record<string, unknown>>;
}

const FORMATS = ['png', 'svg', 'pdf', 'gif', 'webm'] as const;
export type Format = (typeof FORMATS)[number];

/** Whether what is drawn can move. */
export function isFilm(format: Format): boolean {
  return format === 'gif' || format === 'webm';
}

/** The options of the picture itself. All other options are props of its figure. */
export const OPTIONS = [
  ...['type', 'out', 'width', 'pixelRatio', 'scheme', 'font', 'lang', 'caption'],
  ...['panels', 'frames', 'seconds'],
];
const SCHEMES = ['light', 'dark'];

/** The error that lists all problems of some pictures. */
export class RenderError extends Error {
  override readonly name = 'RenderError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const ADDRESS = /^(https?|data):/i;
const FONT_FILE = /\.(woff2?|ttf|otf)$/;

/**
 * Returns the pictures with their defaults and the paths of their files. Throws a RenderError that lists all problems.
 */
export async function checkPictures(pictures: readonly Picture[], folder: string): Promise<CheckedPicture[]> {
  const types = await figureTypes(new Set(pictures.map(({ type }) => type)));
  const problems: string[] = [];
  const checked = pictures.map((picture, index) => {
    const name = [picture.out, picture.type].find((name) => typeof name === 'string') ?? '';
    const where = pictures.length > 1 ? `picture ${index + 1} (${name}): ` : '';
    const report: Report = (name, value, expected) => {
      problems.push(where + invalid(name, value, expected).message);
    };
    return withFiles(checkPicture(picture, folder, types, report), folder, report);
  });
  const twice = checked.filter(({ out }, index) => checked.findIndex((other) => other.out === out) < index);
  for (const { out } of twice) problems.push(`invalid out: ${out} twice; expected a file for each picture`);
  if (problems.length > 0) throw new RenderError(problems);
  return checked;
}

/** The image and the font by their paths, where they are files. */
function withFiles(picture: CheckedPicture, folder: string, report: Report): CheckedPicture {
  const pathOf = (name: string, value: string) => {
    const path = resolve(folder, value);
    const expected = expectedOf(path);
    if (expected) report(name, value, name === 'image' ? `${expected}, or an address` : expected);
    return path;
  };
  const { props, font } = picture;
  const { image } = props;
  const isFile = typeof image === 'string' && !ADDRESS.test(image);
  return {
    ...picture,
    files: {
      image: isFile ? pathOf('image', image) : undefined,
      font: typeof font === 'string' && FONT_FILE.test(font) ? pathOf('font', font) : undefined,
    },
  };
}

/** The page gets a file as one message, which browsers break off at some hundred megabytes. */
const MAX_BYTES = 64_000_000;

/** Returns what is expected instead of a file, for the error message, and null for a file that the page can load. */
function expectedOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  // Neither a folder nor a pipe, which would be read forever, as would some files of /proc, which claim to be empty.
  if (!found?.isFile() || found.size === 0 || !isReadable(path)) return 'a readable file that is not empty';
  const megabytes = (found.size / 1e6).toFixed();
  return found.size > MAX_BYTES ? `a file of at most ${MAX_BYTES / 1e6} MB, and this has ${megabytes}` : null;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Receives a problem: the name, the value, and what was expected. */
type Report = (name: string, value: unknown, expected: string) => void;

/** A picture with its defaults; its file stands in a folder. */
function checkPicture(
  picture: Picture,
  folder: string,
  types: ReadonlyMap<string, FigureType>,
  report: Report,
): CheckedPicture {
  const { type, out, width, pixelRatio, scheme, font, lang, caption, panels, frames, seconds, ...props } = picture;
  const kinds = types.get(type)?.props;
  if (!kinds) report('type', type, `one of ${[...types.keys()].join(', ')}`);
  const format = extname(typeof out === 'string' ? out : '').slice(1) as Format;
  if (!FORMATS.includes(format)) {
    report('out', out, `a file that ends in ${FORMATS.map((end) => `.${end}`).join(', ')}`);
  }
  for (const [name, value] of Object.entries(kinds ? props : {})) {
    if (!kinds?.has(name)) report(name, value, `a prop of ${type}: ${[...(kinds?.keys() ?? [])].join(', ')}`);
    else if (!isWritable(value)) report(name, value, 'data, nested at most 8 deep, with at most 100,000 members');
  }
  if (scheme !== undefined && !SCHEMES.includes(scheme)) report('scheme', scheme, "'light' or 'dark'");
  if (font !== undefined && !isText(font)) report('font', font, 'a family, or a file, .woff2, .woff, .ttf, .otf');
  if (lang !== undefined && !isSpoken(lang)) report('lang', lang, 'en, de, es, fr or zh');
  if (caption !== undefined && typeof caption !== 'string') report('caption', caption, 'a text');
  if (panels !== undefined && typeof panels !== 'boolean') report('panels', panels, 'true or false');
  else if (panels && format !== 'png' && !isFilm(format)) report('panels', panels, 'a .png, a .gif or a .webm');
  const inRange = (name: string, usual: number, least: number, most: number) => {
    const value = picture[name] ?? usual;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    report(name, value, `a number from ${least} to ${most}`);
    return usual;
  };
  const size = {
    width: inRange('width', 720, 200, 4000),
    pixelRatio: inRange('pixelRatio', format === 'gif' ? 1 : 2, 0.1, 8),
  };
  const duration = inRange('seconds', 6, 0.1, 600);
  const count = inRange('frames', 60, 2, 1000);
  if (!Number.isInteger(count)) report('frames', count, 'an integer');
  return {
    ...{ type, format, props, font, caption, ...size, seconds: duration, files: {} },
    out: resolve(folder, typeof out === 'string' ? out : ''),
    scheme: scheme ?? 'light',
    lang: lang ?? 'en',
    panels: panels ?? false,
    frames: count,
    moving: movingOf(props, kinds, { format, frames: count, report }),
  };
}

/** A prop as the text of its attribute; undefined for what no text holds. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return textOfSchedule(value as ProcessSource) ?? textOfData(value);
  return value === undefined ? undefined : String(value);
}

function isWritable(value: unknown): boolean {
  return value === undefined || textOf(value) !== undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Whether the library speaks a language: English, or one that it has a translation for. */
function isSpoken(lang: unknown): boolean {
  return typeof lang === 'string' && (/^en(-[a-z0-9]{2,8})*$/i.test(lang) || translationOf(lang) !== undefined);
}

/** A prop, and its values one after the other. */
interface Moving {
  readonly prop: string;
  readonly values: readonly number[];
}

interface Film {
  readonly format: Format;
  readonly frames: number;
  readonly report: Report;
}

/** The pattern of a range, such as `0..999`. */
const RANGE = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/;
/** Below this a range of t is one of a path, whose times are no integers. */
const MIN_STEPS = 2;

/** The prop that is a range, of a film; null where none is. */
function movingOf(
  props: Readonly<Record<string, unknown>>,
  kinds: ReadonlyMap<string, string> | undefined,
  { format, frames, report }: Film,
): Moving | null {
  const ranges = Object.entries(props).filter(([, value]) => typeof value === 'string' && RANGE.test(value));
  for (const [name, range] of ranges) {
    if (!isFilm(format)) report(name, range, 'one value, because only a .gif or a .webm takes a range');
    else if (name !== ranges[0]?.[0]) report(name, range, `one value, because ${ranges[0]?.[0]} is a range`);
  }
  const [[prop, range] = []] = ranges;
  return prop === undefined ? null : { prop, values: valuesOf(String(range), kinds?.get(prop), frames) };
}

/** Evenly from one end of a range to the other; of integers each at most once. */
function valuesOf(range: string, kind: string | undefined, count: number): number[] {
  const [from, to] = (RANGE.exec(range) ?? []).slice(1).map(Number) as [number, number];
  const span = Math.abs(to - from);
  const areWhole = Number.isInteger(from) && Number.isInteger(to);
  const areIntegers = areWhole && (kind === 'integer' || (kind === 'timestep' && span >= MIN_STEPS));
  const frames = areIntegers ? Math.min(count, span + 1) : count;
  return Array.from({ length: frames }, (_, index) => {
    const value = from + (to - from) * (index / Math.max(1, frames - 1));
    return areIntegers ? Math.round(value) : value;
  });
}
