import { useEffect, useMemo, useRef, useState } from 'react';
import { quantity } from '../../src/core/index.js';
import { type Diffusion, type UseDiffusionOptions, useDiffusion } from '../../src/index.js';

export interface NoiseLadderProps extends UseDiffusionOptions {
  /** The timesteps shown, each once. */
  at: readonly number[];
}

interface Request {
  at: readonly number[];
  diffusion: Diffusion;
}

/** A figure of one's own, made with the hook: x_t at several t, all with the same ε. */
export function NoiseLadder({ at, ...options }: NoiseLadderProps) {
  const diffusion = useDiffusion(options);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const request = useMemo(() => ({ at, diffusion }), [at, diffusion]);
  const [outcome, setOutcome] = useState<{ request: Request; error: Error | null } | null>(null);

  useEffect(() => {
    if (request.diffusion.state !== 'ready') return;
    const leaving = new AbortController();
    const targets = canvases.current.filter((canvas) => canvas !== null);
    const settle = (error: Error | null) => {
      if (!leaving.signal.aborted) setOutcome({ request, error });
    };
    draw(request, targets, leaving.signal).then(() => settle(null), settle);
    return () => leaving.abort();
  }, [request]);

  // What came of an earlier request says nothing about this one.
  const answer = outcome?.request === request ? outcome : null;
  const error = diffusion.error ?? answer?.error ?? null;
  const state = error ? 'error' : answer ? 'ready' : 'pending';
  return (
    <figure className="df-figure" data-figure="noise-ladder" data-state={state} aria-busy={state === 'pending'}>
      {error && (
        <p className="page-error" role="alert">
          {error.message}
        </p>
      )}
      <div className="page-strip">
        {at.map((t, index) => (
          <div key={t}>
            <p>t = {t}</p>
            <canvas
              role="img"
              aria-label={`x_t at t = ${t}, with the same noise as its neighbours`}
              ref={(canvas) => {
                canvases.current[index] = canvas;
              }}
            />
          </div>
        ))}
      </div>
      <figcaption className="df-caption">
        One noise, more and more of it. In the library’s own grid each picture has noise of its own.
      </figcaption>
    </figure>
  );
}

/** Says what each canvas shows, as plain data, √ᾱ_t · x_0 + √(1-ᾱ_t) · ε, and has it painted. A t out of range rejects. */
async function draw({ at, diffusion }: Request, canvases: HTMLCanvasElement[], signal: AbortSignal): Promise<void> {
  const { schedule, seed } = diffusion;
  const epsilon = quantity.noise({ seed });
  const panels = at.map((t) => ({ quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon) }));
  await diffusion.draw({ panels }, canvases, { signal });
}
