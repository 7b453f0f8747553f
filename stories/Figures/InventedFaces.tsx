import { nextFrame, setBackend } from '@tensorflow/tfjs-core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { facesDenoiser, loadFaces } from '../../src/faces/index.js';
import { sample } from '../../src/tensor/index.js';
import { distancesOf, paint } from './faces.js';

export interface InventedFacesProps {
  /** Number of faces. */
  count?: number;
  /** Seed of the noise. */
  seed?: number;
  /** Takes the place of what stands before the distances. */
  caption?: ReactNode;
}

/** Faces as the network draws them out of noise, and below each the nearest of those that it was trained on. */
export function InventedFaces({ count = 8, seed = 0, caption }: InventedFacesProps) {
  const invented = useRef<HTMLCanvasElement>(null);
  const nearest = useRef<HTMLCanvasElement>(null);
  const [outcome, setOutcome] = useState<string | Error | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const draw = async () => {
      const values = await drawn(count, seed, signal, (state) => paint(invented.current, state));
      const faces = (await loadFaces()).values;
      const found = distancesOf(values, faces);
      paint(nearest.current, Float32Array.from(found.flatMap(({ face }) => [...face])));
      const distances = found.map(({ distance }) => distance).sort((a, b) => a - b);
      return `From ${(distances[0] as number).toFixed(2)} to ${(distances.at(-1) as number).toFixed(2)} apart, root mean square.`;
    };
    const settle = (result: string | Error) => {
      if (!signal.aborted) setOutcome(result);
    };
    draw().then(settle, settle);
    return () => leaving.abort();
  }, [count, seed]);

  // Other stories are the cpu backend's.
  useEffect(() => () => void setBackend('cpu'), []);

  const size = { width: 16 * count, height: 16 };
  const failed = outcome instanceof Error;
  const state = failed ? 'error' : 'ready';
  return (
    <figure className="df-figure" data-figure="invented-faces" data-state={outcome === null ? 'pending' : state}>
      <canvas ref={invented} {...size} role="img" aria-label={`${count} faces from noise`} style={PIXELATED} />
      <canvas ref={nearest} {...size} role="img" aria-label="The nearest face of the data, of each" style={PIXELATED} />
      <figcaption className="df-caption" role={failed ? 'alert' : undefined}>
        {failed ? outcome.message : captionOf(outcome, caption)}
      </figcaption>
    </figure>
  );
}

const PIXELATED = { display: 'block', width: '100%', maxWidth: 640, imageRendering: 'pixelated' } as const;

function captionOf(outcome: string | null, caption: ReactNode): ReactNode {
  if (!caption) return `Above, what the network invents; below, the nearest of 214 faces. ${outcome ?? ''}`;
  return (
    <>
      {caption} {outcome}
    </>
  );
}

/** Samples, and gives the clean ones. */
async function drawn(
  count: number,
  seed: number,
  signal: AbortSignal,
  show: (values: Float32Array) => void,
): Promise<Float32Array> {
  // Loaded here: to import it is to have tfjs choose it.
  const { startWasm } = await import('./wasmBackend.js');
  await startWasm();
  let values = new Float32Array();
  const options = { shape: [count, 16, 16, 3], steps: 40, sampler: { kind: 'ddpm', variance: 'posterior' } } as const;
  for await (const { state } of sample(await facesDenoiser(), { ...options, seed, signal })) {
    values = (await state.data<'float32'>()).slice();
    state.dispose();
    show(values);
    await nextFrame();
  }
  return values;
}
