import { type ReactNode, useEffect, useState } from 'react';
import { Reflow } from '../../src/index.js';
import {
  type FlowDenoiser,
  type PointSetName,
  pointSet,
  type TrainingProgress,
  trainDenoiser,
} from '../../src/learn/index.js';

interface TrainedFlowProps {
  /** The data. */
  points: PointSetName;
  /** Whether rows show minibatch couplings and a consistency model; defaults to false. */
  hasFewSteps?: boolean;
  caption: ReactNode;
}

/** A browser without a fast kernel has taken fewer steps than this share when so much time has passed. */
const SLOW = { milliseconds: 4000, share: 0.2 };

/**
 * Reflow with a first network, which is trained with the figure's own settings once the figure is mounted: there is a picture before
 * a reader presses anything. Where training is slow it is given up, and the reader decides.
 */
export function TrainedFlow({ points, hasFewSteps = false, caption }: TrainedFlowProps) {
  const [flow, setFlow] = useState<FlowDenoiser | null>(null);
  useEffect(() => {
    const training = new AbortController();
    const began = performance.now();
    const onProgress = ({ step, steps }: TrainingProgress<FlowDenoiser>) => {
      if (performance.now() - began > SLOW.milliseconds && step < SLOW.share * steps) training.abort();
    };
    const options = { path: 'flow', signal: training.signal, onProgress } as const;
    const train = async () => setFlow(await trainDenoiser(pointSet(points), options));
    // What fails here fails again, and with a message, when the reader presses “Train”.
    train().catch(() => {});
    return () => training.abort();
  }, [points]);
  return (
    <Reflow defaultPoints={points} couplings={hasFewSteps} consistency={hasFewSteps} flow={flow} caption={caption} />
  );
}
