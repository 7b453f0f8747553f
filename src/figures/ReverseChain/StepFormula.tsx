'use client';
import { FormulaRow } from '../../equations/FormulaRow.js';
import { stepGroups } from './stepGroups.js';
import type { ShownScales, Stepping } from './stepTerms.js';

export interface StepFormulaProps {
  stepping: Stepping;
  /** Defaults to none, where no timestep is singled out. */
  scales?: ShownScales | undefined;
}

/** The step of a chain above its states, each term linked to what it is of. */
export function StepFormula({ stepping, scales }: StepFormulaProps) {
  return <FormulaRow groups={stepGroups(stepping, scales)} />;
}
