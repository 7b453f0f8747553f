'use client';
import { useCallback, useMemo, useState } from 'react';
import { checkInteger } from '../../core/check.js';
import { attempt } from '../../hooks/attempt.js';
import { useSettings } from '../../hooks/settings.js';
import { useLastGood, useStable } from '../../hooks/useStable.js';
import type { Describe } from '../description.js';
import type { ChainProps } from '../ReverseChain.js';
import { ChainControls } from './ChainControls.js';
import { MeasuredChain } from './MeasuredChain.js';
import { panelOf, predictionPanel } from './panels.js';
import { statesOf } from './walks.js';

/** Each state is computed from x_T anew, which takes as many steps as there are before it. */
const STEPS_LIMIT = 100;
const USUAL_STEPS = 50;

/** One state of the chain and x̂0, and controls that pass from state to state. */
export function ChainPlayer(props: ChainProps) {
  const { mode = 'skip', states: given, sampler, steps: givenSteps, deviations: _, ...others } = props;
  const { schedule, seed } = useSettings(others).settings;
  const chosen = useStable(sampler);
  const steps = givenSteps ?? (chosen ? Math.min(USUAL_STEPS, schedule.timesteps) : undefined);
  const count = given ?? Math.min(USUAL_STEPS, schedule.timesteps);
  const [place, setPlace] = useState(0);

  const walked = useMemo(
    () =>
      attempt(() => {
        checkInteger('states', count, 1, STEPS_LIMIT + 1);
        if (steps !== undefined) checkInteger('steps', steps, 1, Math.min(STEPS_LIMIT, schedule.timesteps) + 1);
        const walk = { mode: mode === 'stepwise' ? 'skip' : mode, states: steps ?? count, sampler: chosen, steps };
        return statesOf(walk, schedule, seed);
      }),
    [mode, count, chosen, steps, schedule, seed],
  );
  const last = (useLastGood(walked.value)?.length ?? 1) - 1;
  const shown = Math.min(place, last);
  const describe = useCallback<Describe>(() => {
    if (walked.error) throw walked.error;
    const state = panelOf(walked.value[shown] as (typeof walked.value)[number], shown);
    return { rows: [{ panels: [state, predictionPanel] }] };
  }, [walked, shown]);
  const t = walked.value?.[shown]?.t ?? null;
  return (
    <MeasuredChain
      {...others}
      name="reverse-chain"
      describe={describe}
      states={1}
      controls={<ChainControls place={shown} last={last} t={t} onMove={setPlace} />}
    />
  );
}
