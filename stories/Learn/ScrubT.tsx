import { useId, useMemo, useState } from 'react';
import { inked } from '../../src/components/ink.js';
import { EPSILON, X0, X0_PREDICTED, XT } from '../../src/components/symbols.js';
import { createSchedule, forwardJumpCoefficients, type ScheduleKind } from '../../src/core/index.js';
import {
  type CurveName,
  DiffusionProvider,
  Equation,
  NoiseTriptych,
  ScheduleChart,
  X0Reconstruction,
} from '../../src/index.js';

const CURVES: readonly CurveName[] = ['alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];

export interface ScrubTProps {
  /** Where the slider stands at first. */
  initialT: number;
  /** How β grows with t. */
  kind: ScheduleKind;
}

/** A lesson: one slider for t, and everything that follows from it. */
export function ScrubT({ initialT, kind }: ScrubTProps) {
  const [t, setT] = useState(initialT);
  const id = useId();
  const schedule = useMemo(() => createSchedule({ kind }), [kind]);
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  const signal = inked('signal', a.toFixed(3));
  const noise = inked('noise', sigma.toFixed(3));

  return (
    <div className="page">
      <div className="page-slider page-wide">
        <label htmlFor={id}>Timestep t</label>
        <input
          id={id}
          type="range"
          min={0}
          max={schedule.timesteps - 1}
          value={t}
          onChange={(event) => setT(Number(event.target.value))}
        />
        <output htmlFor={id}>{t}</output>
      </div>
      <DiffusionProvider schedule={schedule}>
        <ScheduleChart
          className="page-wide"
          curves={CURVES}
          t={t}
          height={180}
          caption="The scale of the picture and the scale of the noise. Their squares add up to one."
        />
        <Equation tex={`${XT} = ${signal}\\,${X0} + ${noise}\\,${EPSILON}`} />
        <NoiseTriptych t={t} caption="The picture, the sum above, and the noise at full strength." />
        <Equation tex={`${X0_PREDICTED} = \\frac{${XT} - ${noise}\\,${EPSILON}}{${signal}}`} />
        <X0Reconstruction
          t={t}
          caption="The same sum solved for the picture. As the true noise goes in, the picture comes out at every t."
        />
      </DiffusionProvider>
    </div>
  );
}
