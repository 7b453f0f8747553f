'use client';
import { useCallback } from 'react';
import { checkInteger, invalid } from '../../core/check.js';
import type { Quantity } from '../../core/graph.js';
import type { Schedule } from '../../core/types.js';
import { useSettings } from '../../hooks/settings.js';
import { useStable } from '../../hooks/useStable.js';
import type { Describe, FigureDescription } from '../../marks/panels/description.js';
import { DenoiserLine } from '../denoiser/DenoiserLine.js';
import { predictorOf } from '../denoiser/figureDenoiser.js';
import { PanelsFigure } from '../PanelsFigure.js';
import type { ChainProps } from '../ReverseChain.js';
import { denoisedPanel, denoisedStates, ORACLE_FROM, shownOf, USUAL_STEPS } from './denoisedChain.js';
import { MeasuredChain } from './MeasuredChain.js';
import { panelOf } from './panels.js';
import { StepFormula } from './StepFormula.js';
import { steppingOf } from './stepping.js';
import { type Stepping, symbolsInRow } from './stepTerms.js';
import { statesOf, USUAL_SAMPLER } from './walks.js';

const USUAL_STATES = 5;
const STATES_LIMIT = 20;
const NARROW_COLUMNS = 3;

/** The states side by side. */
export function ChainRow(props: ChainProps) {
  const { mode = 'skip', states = USUAL_STATES, sampler, steps, deviations = false, ...more } = props;
  const { denoiser = 'oracle', from, formula = false, ...others } = more;
  const chosen = useStable(sampler);
  const isPredicted = denoiser !== 'oracle';
  const steppingIn = useCallback(
    (schedule: Schedule) => {
      const usualSteps = isPredicted ? USUAL_STEPS : schedule.timesteps;
      return steppingOf({ sampler: chosen, steps, from, isPredicted, usualSteps }, schedule);
    },
    [chosen, steps, from, isPredicted],
  );
  // Memoized, as every step of a stepwise chain is a node.
  const describe = useCallback<Describe>(
    ({ schedule, seed }) => {
      checkInteger('states', states, 1, STATES_LIMIT + 1);
      const predictor = predictorOf(denoiser, schedule);
      const stepping = steppingIn(schedule);
      if (predictor) {
        const walk = { sampler: chosen, steps, from };
        return rowOf(shownOf(denoisedStates(predictor, walk, schedule, seed), states), stepping, denoisedPanel);
      }
      if (from !== undefined) throw invalid('from', from, ORACLE_FROM);
      return rowOf(statesOf({ mode, states, sampler: chosen, steps }, schedule, seed), stepping, panelOf);
    },
    [mode, states, chosen, steps, denoiser, from, steppingIn],
  );
  const { schedule } = useSettings(others).settings;
  const Chain = deviations ? MeasuredChain : PanelsFigure;
  return (
    <Chain
      {...others}
      name="reverse-chain"
      describe={describe}
      placeholder={describeUsual}
      above={formula && <StepFormula stepping={steppingIn(schedule)} />}
      controls={<DenoiserLine denoiser={denoiser} />}
    />
  );
}

function rowOf(states: readonly Quantity[], stepping: Stepping, panelFor: typeof panelOf): FigureDescription {
  const last = states.length - 1;
  const panels = states.map((state, index) => panelFor(state, index, symbolsInRow(stepping, index, last)));
  return { narrowColumns: NARROW_COLUMNS, rows: [{ panels }] };
}

function describeUsual({ schedule, seed }: Parameters<Describe>[0]): FigureDescription {
  const walk = { mode: 'skip' as const, states: USUAL_STATES, sampler: undefined, steps: undefined };
  const stepping = { sampler: USUAL_SAMPLER, isPredicted: false, isEvery: true };
  return rowOf(statesOf(walk, schedule, seed), stepping, panelOf);
}
