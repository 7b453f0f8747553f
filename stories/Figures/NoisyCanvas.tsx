import { useEffect, useRef, useState } from 'react';
import { quantity, type UseDiffusionOptions, useDiffusion } from '../../src/index.js';

export interface NoisyCanvasProps extends UseDiffusionOptions {
  /** The timestep of x_t. */
  t: number;
}

interface Spread {
  mean: number;
  deviation: number;
}

/** A canvas of one's own: x_t, painted, and its values, read. */
export function NoisyCanvas({ t, ...options }: NoisyCanvasProps) {
  const { state, error, schedule, seed, draw, read } = useDiffusion(options);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [outcome, setOutcome] = useState<Spread | Error | null>(error);

  useEffect(() => {
    if (state !== 'ready' || !canvas.current) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const show = async (target: HTMLCanvasElement) => {
      const xt = quantity.forwardJump(schedule, quantity.x0, t, quantity.noise({ seed }));
      await draw({ panels: [{ quantity: xt }] }, [target], { signal });
      return spreadOf(await read(xt, { signal }));
    };
    const settle = (result: Spread | Error) => {
      if (!signal.aborted) setOutcome(result);
    };
    show(canvas.current).then(settle, settle);
    return () => leaving.abort();
  }, [state, schedule, seed, t, draw, read]);

  const failure = error ?? (outcome instanceof Error ? outcome : null);
  const ready = outcome && !failure ? 'ready' : 'pending';
  return (
    <figure className="df-figure" data-figure="noisy-canvas" data-state={failure ? 'error' : ready}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`x_t at t = ${t}`}
        style={{ width: 320, maxWidth: '100%', imageRendering: 'pixelated' }}
      />
      {failure && (
        <p className="page-error" role="alert">
          {failure.message}
        </p>
      )}
      {outcome && !(outcome instanceof Error) && (
        <figcaption className="df-caption">
          Mean {outcome.mean.toFixed(3)}, standard deviation {outcome.deviation.toFixed(3)}.
        </figcaption>
      )}
    </figure>
  );
}

function spreadOf(values: Float32Array): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
