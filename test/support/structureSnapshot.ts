import { expect, inject, Snapshots } from 'vitest';
import { type Shown, structureOf } from './structure.js';

// Compares what a story shows with what it showed when its snapshot was written.

/** How far anything may stand from its place, in pixels: where the pictures were taken, and in any other browser. */
const TOLERANCE = inject('isPinned') ? 1 : 6;
const PLACE = / @ (-?\d+ -?\d+ \d+ \d+)$/;

const structure = {
  name: 'structure',
  capture: (story: unknown) => structureOf(story as HTMLElement),
  render: (shown: readonly Shown[]) => `\n${shown.map(lineOf).join('\n')}\n`,
  parseExpected: (text: string) => text.trim().split('\n').map(parseLine),
  match(actual: readonly Shown[], expected: readonly Shown[]) {
    const message = differenceOf(actual, expected);
    return message === null ? { pass: true } : { pass: false, message };
  },
};

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether the browser is the one in which the pictures were taken. */
    isPinned: boolean;
  }
  interface Matchers {
    /** Expects of an element the roles, names, texts, pixels and places of its snapshot. */
    toMatchStructure: () => void;
  }
}

expect.extend({
  toMatchStructure(story: HTMLElement) {
    return Snapshots.toMatchDomainSnapshot.call(this, structure, story);
  },
});

function lineOf({ says, place }: Shown): string {
  return place.length > 0 ? `${says} @ ${place.join(' ')}` : says;
}

function parseLine(line: string): Shown {
  const [text, numbers] = PLACE.exec(line) ?? [];
  return { says: line.slice(0, line.length - (text?.length ?? 0)), place: numbers?.split(' ').map(Number) ?? [] };
}

function isLike(one: Shown, other: Shown): boolean {
  if (one.says.trim() !== other.says.trim() || one.place.length !== other.place.length) return false;
  return one.place.every((value, i) => Math.abs(value - (other.place[i] as number)) <= TOLERANCE);
}

/** The first line in which two structures differ, in words; null where they are alike. */
export function differenceOf(actual: readonly Shown[], expected: readonly Shown[]): string | null {
  for (let i = 0; i < Math.max(actual.length, expected.length); i++) {
    const [one, other] = [actual[i], expected[i]];
    if (one && other && isLike(one, other)) continue;
    const [now, before] = [one, other].map((shown) => (shown ? lineOf(shown).trim() : 'nothing more'));
    return `the story shows\n  ${now}\nwhere it showed\n  ${before}`;
  }
  return null;
}
