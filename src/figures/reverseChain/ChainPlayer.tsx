'use client';
import { useCallback, useMemo, useState } from 'react';
import { checkInteger, invalid } from '../../core/check.js';
import type { Quantity } from '../../core/graph.js';
import type { Schedule } from '../../core/types.js';
import { attempt } from '../../hooks/attempt.js';
import { useSettings } from '../../hooks/settings.js';
import { useLastGood, useStable } from '../../hooks/useStable.js';
import type { Describe } from '../../marks/panels/description.js';
import { DenoiserLine } from '../denoiser/DenoiserLine.js';
import { predictorOf } from '../denoiser/figureDenoiser.js';
import type { ChainProps } from '../ReverseChain.js';
import { ChainControls } from './ChainControls.js';
import { denoisedPanel, denoisedStates, ORACLE_FROM, predictedPanel } from './denoisedChain.js';
import { MeasuredChain } from './MeasuredChain.js';
import { panelOf, predictionPanel } from './panels.js';
import { StepFormula } from './StepFormula.js';
import { steppingOf } from './stepping.js';
import { type StepScales, stepScales } from './stepScales.js';
import { type Stepping, symbolsAlone } from './stepTerms.js';
import { CLEAN, statesOf } from './walks.js';

/** Each state is computed from x_T anew, which takes as many steps as there are before it. */
const STEPS_LIMIT = 100;
const USUAL_STEPS = 50;
/** A denoiser is slower than the oracle by far. */
const DENOISED_STEPS = 20;

interface Walked {
  readonly stepping: Stepping;
  readonly states: readonly Quantity[];
}

/** One state of the chain and x̂0, and controls that pass from state to state. */
export function ChainPlayer(props: ChainProps) {
  const { mode = 'skip', states: shownStates, sampler, steps: given, deviations: _, ...more } = props;
  const { denoiser = 'oracle', from, formula = false, ...others } = more;
  const { schedule, seed } = useSettings(others).settings;
  const chosen = useStable(sampler);
  const count = shownStates ?? Math.min(USUAL_STEPS, schedule.timesteps);
  const [place, setPlace] = useState(0);

  const walked = useMemo(
    () =>
      attempt(() => {
        checkInteger('states', count, 1, STEPS_LIMIT + 1);
        const predictor = predictorOf(denoiser, schedule);
        const usualSteps = predictor ? DENOISED_STEPS : USUAL_STEPS;
        const isPredicted = predictor !== null;
        const stepping = steppingOf({ sampler: chosen, steps: given, from, isPredicted, usualSteps }, schedule);
        if (given !== undefined) checkInteger('steps', given, 1, Math.min(STEPS_LIMIT, schedule.timesteps) + 1);
        if (predictor) {
          const walk = { sampler: chosen, steps: given, usualSteps, from };
          return { predictor, stepping, states: denoisedStates(predictor, walk, schedule, seed) };
        }
        if (from !== undefined) throw invalid('from', from, ORACLE_FROM);
        const steps = given ?? (chosen ? Math.min(USUAL_STEPS, schedule.timesteps) : undefined);
        const walk = { mode: mode === 'stepwise' ? 'skip' : mode, states: steps ?? count, sampler: chosen, steps };
        return { predictor, stepping, states: statesOf(walk, schedule, seed) };
      }),
    [mode, count, chosen, given, denoiser, from, schedule, seed],
  );
  const good = useLastGood(walked.value);
  const last = (good?.states.length ?? 1) - 1;
  const shown = Math.min(place, last);
  const describe = useCallback<Describe>(() => {
    if (walked.error) throw walked.error;
    const { predictor, stepping, states } = walked.value;
    const state = states[shown] as Quantity;
    const symbols = symbolsAlone(stepping, shown === states.length - 1);
    const panels = predictor
      ? [denoisedPanel(state, shown, symbols), predictedPanel(predictor, state)]
      : [panelOf(state, shown, symbols), predictionPanel];
    return { rows: [{ panels }] };
  }, [walked, shown]);
  const t = walked.value?.states[shown]?.t ?? null;
  return (
    <MeasuredChain
      {...others}
      name="reverse-chain"
      describe={describe}
      states={1}
      above={formula && good && <StepFormula stepping={good.stepping} scales={scalesAt(good, shown, schedule)} />}
      controls={
        <>
          <ChainControls place={shown} last={last} t={t} onMove={setPlace} />
          <DenoiserLine denoiser={denoiser} />
        </>
      }
    />
  );
}

/** The numbers of the step that begins at a state; null at the clean end, where none does. */
function scalesAt({ stepping, states }: Walked, place: number, schedule: Schedule): StepScales | null {
  const [t, next] = [states[place]?.t ?? CLEAN, states[place + 1]?.t ?? CLEAN];
  if (t === CLEAN) return null;
  // A chain that skips is written by the steps that it skips.
  return attempt(() => stepScales(schedule, [t, stepping.isEvery ? t - 1 : next], stepping.sampler)).value;
}
