import { useEffect, useRef, useState } from 'react';
import { quantity } from '../../src/core/index.js';
import { type Diffusion, type UseDiffusionOptions, useDiffusion } from '../../src/index.js';

export interface NoiseLadderProps extends UseDiffusionOptions {
  /** The timesteps shown, each once. */
  at: readonly number[];
}

/** A figure of one's own, made with the hook: x_t at several t, all with the same ε. */
export function NoiseLadder({ at, ...options }: NoiseLadderProps) {
  const diffusion = useDiffusion(options);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const [painted, setPainted] = useState(false);

  useEffect(() => {
    if (diffusion.state !== 'ready') return;
    const leaving = new AbortController();
    const targets = canvases.current.filter((canvas) => canvas !== null);
    diffusion.draw({ panels: describe(at, diffusion) }, targets, { signal: leaving.signal }).then(
      () => setPainted(true),
      () => setPainted(false),
    );
    return () => leaving.abort();
  }, [at, diffusion]);

  const state = diffusion.state === 'ready' && !painted ? 'pending' : diffusion.state;
  return (
    <figure className="df-figure" data-figure="noise-ladder" data-state={state} aria-busy={state === 'pending'}>
      {diffusion.error && (
        <p className="page-error" role="alert">
          {diffusion.error.message}
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

/** What each canvas shows, as plain data: √ᾱ_t · x_0 + √(1-ᾱ_t) · ε. */
function describe(at: readonly number[], { schedule, seed }: Diffusion) {
  const epsilon = quantity.noise({ seed });
  return at.map((t) => ({ quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon), measured: false }));
}
