import { type Format, isFilm, type Report } from './picture.js';

/** A prop, and its values one after the other. */
export interface Moving {
  readonly prop: string;
  readonly values: readonly number[];
}

interface Film {
  readonly format: Format;
  readonly frames: number;
  readonly report: Report;
}

/** Such as `0..999`. */
const RANGE = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/;
/** Below this a range of t is one of a path, whose times are no integers. */
const LEAST_STEPS = 2;

/** The prop that is a range, of a film; null where none is. */
export function movingOf(
  props: Readonly<Record<string, unknown>>,
  kinds: ReadonlyMap<string, string> | undefined,
  { format, frames, report }: Film,
): Moving | null {
  const ranges = Object.entries(props).filter(([, value]) => RANGE.test(String(value)));
  for (const [name, range] of ranges) {
    if (!isFilm(format)) report(name, range, 'one value, as only a .gif or a .webm moves');
    else if (name !== ranges[0]?.[0]) report(name, range, `one value, as ${ranges[0]?.[0]} moves`);
  }
  const [[prop, range] = []] = ranges;
  return prop === undefined ? null : { prop, values: valuesOf(String(range), kinds?.get(prop), frames) };
}

/** Evenly from one end of a range to the other; of integers each at most once. */
function valuesOf(range: string, kind: string | undefined, count: number): number[] {
  const [from, to] = (RANGE.exec(range) ?? []).slice(1).map(Number) as [number, number];
  const span = Math.abs(to - from);
  const areWhole = Number.isInteger(from) && Number.isInteger(to);
  const areIntegers = areWhole && (kind === 'integer' || (kind === 'timestep' && span >= LEAST_STEPS));
  const frames = areIntegers ? Math.min(count, span + 1) : count;
  return Array.from({ length: frames }, (_, index) => {
    const value = from + (to - from) * (index / Math.max(1, frames - 1));
    return areIntegers ? Math.round(value) : value;
  });
}
