'use client';
import type { PanelDescription } from '../panels/description.js';
import type { Quantity } from '../process/graph.js';
import { DIFFERENCE_GAIN } from '../process/graph.js';
import type { Meaning } from '../ui/ink.js';

/** Returns the value of a quantity at one index, or undefined until it is available. */
export type LookUp = (quantity: Quantity) => number | undefined;

/** `0.810 · (−0.23)`: a summand, or with no coefficient the value itself. */
export interface Summand {
  readonly coefficient: number | null;
  readonly value: number | undefined;
  readonly ink: Meaning | undefined;
}

/** One value of a panel as its own equation. */
export interface Calculation {
  /** The terms whose sum is the result; empty if the value is not computed from other quantities. */
  readonly summands: readonly Summand[];
  /** The number that a panel of differences subtracts from the sum before it takes nine times the absolute value; else null. */
  readonly against: { readonly value: number | undefined; readonly ink: Meaning | undefined } | null;
  readonly result: number | undefined;
  readonly ink: Meaning | undefined;
  /** Whether the result is out of the range that a panel can show. */
  readonly isClipped: boolean;
}

/** Values that a picture can show: of images, and of differences, whose black is 0. */
const SHOWN = { image: { least: -1, most: 1 }, difference: { least: 0, most: 2 } };

/** Returns the calculation of a value of a panel: the sum of the terms of its quantity, or the difference from its reference. */
export function calculationOf({ quantity, against, ink }: PanelDescription, lookUp: LookUp): Calculation {
  const value = lookUp(quantity);
  if (!against) {
    const own = ink ?? meaningOf(quantity);
    const summands = summandsOf(quantity, lookUp);
    return { summands, against: null, result: value, ink: own, isClipped: isOutside(value, SHOWN.image) };
  }
  const reference = lookUp(against);
  const isKnown = value !== undefined && reference !== undefined;
  const result = isKnown ? DIFFERENCE_GAIN * Math.abs(value - reference) : undefined;
  return {
    summands: [{ coefficient: null, value, ink: ink ?? meaningOf(quantity) }],
    against: { value: reference, ink: meaningOf(against) },
    result,
    ink: undefined,
    isClipped: isOutside(result, SHOWN.difference),
  };
}

function summandsOf(quantity: Quantity, lookUp: LookUp): Summand[] {
  if (quantity.kind !== 'sum') return [];
  const terms = quantity.noise ? [...quantity.terms, quantity.noise] : quantity.terms;
  return terms.map(({ coefficient, of }) => ({ coefficient, value: lookUp(of), ink: meaningOf(of) }));
}

/** Returns the meaning of a quantity, which sets its color in the formulas. */
export function meaningOf({ kind, symbol = '' }: Quantity): Meaning | undefined {
  if (kind === 'x0') return 'signal';
  if (kind === 'noise') return 'noise';
  if (symbol.includes(String.raw`\tilde\mu`)) return 'posterior';
  return /\\hat|\\mu/.test(symbol) ? 'mean' : undefined;
}

function isOutside(value: number | undefined, { least, most }: { least: number; most: number }): boolean {
  return value !== undefined && (value < least || value > most);
}
