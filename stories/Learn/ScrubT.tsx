import { useMemo } from 'react';
import { createSchedule, forwardJumpCoefficients, type Schedule, type ScheduleKind } from '../../src/core/index.js';
import {
  type CurveName,
  DiffusionProvider,
  Equation,
  inked,
  NoiseTriptych,
  ScheduleChart,
  symbols,
  TimestepSlider,
  useTimestep,
  X0Reconstruction,
} from '../../src/index.js';

const { EPSILON, X0, X0_PREDICTED, XT } = symbols;
const CURVES: readonly CurveName[] = ['alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];

export interface ScrubTProps {
  /** Where the slider is at first. */
  initialT: number;
  /** How β grows with t. */
  kind: ScheduleKind;
}

/** A lesson: one slider for t, and everything that follows from it. */
export function ScrubT({ initialT, kind }: ScrubTProps) {
  const schedule = useMemo(() => createSchedule({ kind }), [kind]);
  return (
    <div className="page">
      <DiffusionProvider schedule={schedule} defaultT={initialT}>
        <TimestepSlider className="page-slider page-wide" />
        <ScheduleChart
          className="page-wide"
          curves={CURVES}
          height={180}
          caption="The scale of the image and the scale of the noise. Their squares add up to one."
        />
        <JumpEquation schedule={schedule} />
        <NoiseTriptych caption="The image, the sum above, and the noise at full strength." />
        <PredictionEquation schedule={schedule} />
        <X0Reconstruction caption="The same sum solved for the image. As the true noise goes in, the image comes out at every t." />
      </DiffusionProvider>
    </div>
  );
}

/** (2) with its numbers. */
function JumpEquation({ schedule }: { schedule: Schedule }) {
  const { signal, noise } = useScales(schedule);
  return <Equation tex={`${XT} = ${signal}\\,${X0} + ${noise}\\,${EPSILON}`} />;
}

/** (5) with its numbers. */
function PredictionEquation({ schedule }: { schedule: Schedule }) {
  const { signal, noise } = useScales(schedule);
  return <Equation tex={`${X0_PREDICTED} = \\frac{${XT} - ${noise}\\,${EPSILON}}{${signal}}`} />;
}

/** The two scales at the page's t, in the colours of what they scale. */
function useScales(schedule: Schedule) {
  const [t = 0] = useTimestep();
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return { signal: inked('signal', a.toFixed(3)), noise: inked('noise', sigma.toFixed(3)) };
}
