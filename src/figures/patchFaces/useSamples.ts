'use client';
import { type RefObject, useEffect, useState } from 'react';
import type { ImageArray, Schedule } from '../../core/types.js';
import { drawingParts, loadDrawingParts } from '../../hooks/lateParts.js';
import { loadPatchModel } from '../../hooks/loadPatchModel.js';
import { FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import { paintSquare } from '../../marks/faces/useImagePixels.js';
import { type Nearest, nearestToEach, SAMPLES, sampleFaces } from './sampling.js';

/** What to sample. */
export interface Plan {
  readonly faces: ImageArray | null;
  readonly window: number;
  readonly schedule: Schedule;
  readonly seed: number;
}

export interface Samples {
  /** Of each finished sample; null while they form. */
  readonly nearest: readonly Nearest[] | null;
  readonly error: Error | null;
  /** From 0 to 1. */
  readonly progress: number;
}

const SHAPE = [FACE_SIZE, FACE_SIZE, 3];
const NOTHING: Samples = { nearest: null, error: null, progress: 0 };
/** Between two changes of the progress, each of which renders the figure. */
const PROGRESS_MILLISECONDS = 250;

/**
 * Samples faces whenever the plan changes, which ends the sampling before, and paints them as they form.
 *
 * @param canvases - one for each sample.
 */
export function useSamples(
  { faces, window, schedule, seed }: Plan,
  canvases: RefObject<(HTMLCanvasElement | null)[]>,
  near: RefObject<boolean>,
): Samples {
  const [samples, setSamples] = useState(NOTHING);
  useEffect(() => {
    setSamples(NOTHING);
    if (!faces) return;
    const controller = new AbortController();
    const { signal } = controller;
    const paint = (state: Float32Array) => {
      if (signal.aborted) return;
      for (let sample = 0; sample < SAMPLES; sample++) {
        const canvas = canvases.current[sample];
        if (canvas) paintSquare(canvas, faceOf(state, sample), FACE_SIZE);
      }
    };
    let told = performance.now();
    const onProgress = (progress: number) => {
      if (performance.now() - told < PROGRESS_MILLISECONDS) return;
      told = performance.now();
      setSamples({ ...NOTHING, progress });
    };
    const run = async () => {
      const [model] = await Promise.all([
        loadPatchModel(faces.values, { schedule, shape: SHAPE, window }),
        loadDrawingParts(),
      ]);
      const options = { signal, onProgress, priority: () => (near.current ? 0 : 1) };
      async function* work() {
        const clean = yield* sampleFaces(model, schedule, seed, paint);
        return yield* nearestToEach(clean, (faces as ImageArray).values);
      }
      return drawingParts().enqueue(work(), options);
    };
    run().then(
      (nearest) => setSamples({ nearest, error: null, progress: 1 }),
      (error: Error) => {
        if (!signal.aborted) setSamples({ ...NOTHING, error });
      },
    );
    return () => controller.abort();
  }, [faces, window, schedule, seed, canvases, near]);
  return samples;
}
