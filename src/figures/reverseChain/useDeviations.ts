'use client';
import { useEffect, useState } from 'react';
import type { Quantity } from '../../core/graph.js';
import { drawingParts } from '../../hooks/lateParts.js';
import type { DiffusionOptions } from '../../hooks/settings.js';
import { useDiffusion } from '../../hooks/useDiffusion.js';
import { useStable } from '../../hooks/useStable.js';
import type { WorkOptions } from '../../hooks/workQueue.js';
import { Newest } from '../histogram/newest.js';
import { tally } from '../histogram/tally.js';
import type { FigureState } from '../useFigure.js';
import { type Deviation, theoreticalDeviation, timestepOf } from './deviation.js';

interface Outcome {
  readonly states: readonly Quantity[];
  readonly deviations: readonly Deviation[];
}

/** The deviations of the states that a figure shows; null until these are measured. Borrows what the figure has loaded. */
export function useDeviations(
  { image, schedule, seed, resolution }: DiffusionOptions,
  shown: readonly Quantity[],
  { working, state: frameState }: FigureState['frame'],
): readonly Deviation[] | null {
  const [isSeen, setSeen] = useState(false);
  if (working && !isSeen) setSeen(true);
  const diffusion = useDiffusion({ image, schedule, seed, resolution, enabled: isSeen && frameState !== 'error' });
  const states = useStable(shown);
  const [newest] = useState(() => new Newest());
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const { state, image: x0, read, schedule: used } = diffusion;
  useEffect(() => {
    if (state !== 'ready' || !x0) return newest.stop();
    const deviationOf = async (values: Float32Array, options: WorkOptions) =>
      (await drawingParts().enqueue(tally(values), options)).sd;
    newest.run(async (signal) => {
      const options = { signal, priority: () => 1 };
      try {
        const contrast = await deviationOf(x0.values, options);
        const deviations: Deviation[] = [];
        for (const each of states) {
          const measured = await deviationOf(await read(each, options), options);
          deviations.push({ measured, theory: theoreticalDeviation(used, timestepOf(each), contrast) });
        }
        setOutcome({ states, deviations });
      } catch {
        // Aborted; or the image is gone, which the figure says itself.
      }
    });
  }, [newest, state, x0, read, used, states]);
  useEffect(() => () => newest.stop(), [newest]);
  return outcome?.states === states ? outcome.deviations : null;
}
