import {
  DiffusionProvider,
  Equation,
  MeanComparison,
  NoiseTriptych,
  ScheduleChart,
  TimestepSlider,
  X0Reconstruction,
} from '../../src/index.js';

export interface LinkedProps {
  /** Where the slider is at first. */
  initialT: number;
}

/** A lesson: each term of a formula is a curve and a picture. */
export function Linked({ initialT }: LinkedProps) {
  return (
    <div className="page">
      <DiffusionProvider defaultT={initialT}>
        <p>
          Point at a term, a curve or a panel: what belongs to it stays, the rest steps back. Press a term to hold it,
          and Escape to let go.
        </p>
        <TimestepSlider className="page-slider page-wide" />
        <Equation name="forward-jump" />
        <Equation name="forward-jump-sample" values />
        <ScheduleChart
          className="page-wide"
          height={220}
          caption="The scale of the image and the scale of the noise are curves over t. Each multiplies one picture below."
        />
        <NoiseTriptych caption="The image, the sum of both terms, and the noise." />
        <X0Reconstruction formula caption="The same sum solved for the image, by (5)." />
        <MeanComparison formula caption="The mean of the step before, by (4): a blend of two of the pictures above." />
      </DiffusionProvider>
    </div>
  );
}
