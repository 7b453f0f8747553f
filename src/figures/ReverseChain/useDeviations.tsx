'use client';
import { useEffect, useState } from 'react';
import type { Quantity } from '../../core/graph.js';
import type { WorkOptions } from '../../engine/queue.js';
import type { Diffusion } from '../../engine/useDiffusion.js';
import type { FigureState } from '../../frame/definition.js';
import type { PanelsLive } from '../../frame/panels.js';
import { Latest } from '../../hooks/latest.js';
import { drawing } from '../../hooks/load.js';
import { useStable } from '../../hooks/useStable.js';
import { useFormat } from '../../i18n/useFormat.js';
import { tally } from '../Histogram/tally.js';
import { type Deviation, deviationText, theoreticalDeviation, timestepOf } from './deviation.js';
import { messages } from './messages.js';
import type { ChainDescription } from './panels.js';

type Chain = FigureState<{ readonly deviations: boolean; readonly player: boolean }, ChainDescription>;

/** A chain with the standard deviations of its states below them; it is ready once they are known. */
export function useDeviations({ shown, model, valid }: Chain, panels: PanelsLive): PanelsLive {
  // A player has one state, and x̂0 beside it.
  const count = shown.player ? 1 : shown.deviations ? Number.POSITIVE_INFINITY : 0;
  const described = model?.rows[0]?.panels.slice(0, count) ?? [];
  const states = useStable(described.map(({ quantity }) => quantity));
  const deviations = useMeasured(panels.diffusion, valid ? states : NONE);
  if (described.length === 0) return panels;
  const additions = described.map((_, index) => {
    const texts = deviationText(deviations?.[index] ?? null);
    return { note: <Deviations texts={texts} />, words: deviations && messages.deviations(texts) };
  });
  return { ...panels, additions, isReady: panels.isReady && deviations !== null };
}

const NONE: readonly Quantity[] = [];

/** In a line where there is room. */
function Deviations({ texts }: { texts: ReturnType<typeof deviationText> }) {
  const format = useFormat();
  return [messages.deviation(texts), messages.inTheory(texts)].map((message) => (
    <span key={message.key} className="df-deviation">
      {format(message)}
    </span>
  ));
}

interface Outcome {
  readonly states: readonly Quantity[];
  readonly deviations: readonly Deviation[];
}

/** The deviations of states; null until these are measured. */
function useMeasured(
  { state, image: x0, read, schedule }: Diffusion,
  states: readonly Quantity[],
): readonly Deviation[] | null {
  const [latest] = useState(() => new Latest());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (state !== 'ready' || !x0 || states.length === 0) return latest.stop();
    const deviationOf = async (values: Float32Array, options: WorkOptions) =>
      (await drawing.loaded().enqueue(tally(values), options)).sd;
    latest.run(async (signal) => {
      const options = { signal, priority: () => 1 };
      try {
        const contrast = await deviationOf(x0.values, options);
        const deviations: Deviation[] = [];
        for (const each of states) {
          const measured = await deviationOf(await read(each, options), options);
          deviations.push({ measured, theory: theoreticalDeviation(schedule, timestepOf(each), contrast) });
        }
        setOutcome({ states, deviations });
      } catch {
        // Aborted; or the image is gone, which the figure says itself.
      }
    });
  }, [latest, state, x0, read, schedule, states]);
  useEffect(() => () => latest.stop(), [latest]);
  return outcome?.states === states ? outcome.deviations : null;
}
