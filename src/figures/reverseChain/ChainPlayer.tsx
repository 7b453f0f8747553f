'use client';
import { useCallback, useMemo, useState } from 'react';
import { checkInteger, invalid } from '../../core/check.js';
import type { Quantity } from '../../core/graph.js';
import { attempt } from '../../hooks/attempt.js';
import { useSettings } from '../../hooks/settings.js';
import { useLastGood, useStable } from '../../hooks/useStable.js';
import { DenoiserLine } from '../denoiser/DenoiserLine.js';
import { predictorOf } from '../denoiser/figureDenoiser.js';
import type { Describe } from '../description.js';
import type { ChainProps } from '../ReverseChain.js';
import { ChainControls } from './ChainControls.js';
import { denoisedPanel, denoisedStates, ORACLE_FROM, predictedPanel } from './denoisedChain.js';
import { MeasuredChain } from './MeasuredChain.js';
import { panelOf, predictionPanel } from './panels.js';
import { statesOf } from './walks.js';

/** Each state is computed from x_T anew, which takes as many steps as there are before it. */
const STEPS_LIMIT = 100;
const USUAL_STEPS = 50;
/** A denoiser is slower than the oracle by far. */
const DENOISED_STEPS = 20;

/** One state of the chain and x̂0, and controls that pass from state to state. */
export function ChainPlayer(props: ChainProps) {
  const { mode = 'skip', states: shownStates, sampler, steps: given, deviations: _, ...more } = props;
  const { denoiser = 'oracle', from, ...others } = more;
  const { schedule, seed } = useSettings(others).settings;
  const chosen = useStable(sampler);
  const count = shownStates ?? Math.min(USUAL_STEPS, schedule.timesteps);
  const [place, setPlace] = useState(0);

  const walked = useMemo(
    () =>
      attempt(() => {
        checkInteger('states', count, 1, STEPS_LIMIT + 1);
        const predictor = predictorOf(denoiser, schedule);
        if (given !== undefined) checkInteger('steps', given, 1, Math.min(STEPS_LIMIT, schedule.timesteps) + 1);
        if (predictor) {
          const walk = { sampler: chosen, steps: given, usualSteps: DENOISED_STEPS, from };
          return { predictor, states: denoisedStates(predictor, walk, schedule, seed) };
        }
        if (from !== undefined) throw invalid('from', from, ORACLE_FROM);
        const steps = given ?? (chosen ? Math.min(USUAL_STEPS, schedule.timesteps) : undefined);
        const walk = { mode: mode === 'stepwise' ? 'skip' : mode, states: steps ?? count, sampler: chosen, steps };
        return { predictor, states: statesOf(walk, schedule, seed) };
      }),
    [mode, count, chosen, given, denoiser, from, schedule, seed],
  );
  const last = (useLastGood(walked.value?.states ?? null)?.length ?? 1) - 1;
  const shown = Math.min(place, last);
  const describe = useCallback<Describe>(() => {
    if (walked.error) throw walked.error;
    const { predictor, states } = walked.value;
    const state = states[shown] as Quantity;
    const panels = predictor
      ? [denoisedPanel(state, shown), predictedPanel(predictor, state)]
      : [panelOf(state, shown), predictionPanel];
    return { rows: [{ panels }] };
  }, [walked, shown]);
  const t = walked.value?.states[shown]?.t ?? null;
  return (
    <MeasuredChain
      {...others}
      name="reverse-chain"
      describe={describe}
      states={1}
      controls={
        <>
          <ChainControls place={shown} last={last} t={t} onMove={setPlace} />
          {denoiser !== 'oracle' && <DenoiserLine denoiser={denoiser} />}
        </>
      }
    />
  );
}
