'use client';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ImageArray, Schedule } from '../../core/types.js';
import type { FigureState, Live } from '../../frame/definition.js';
import { drawing } from '../../hooks/load.js';
import { isLoadingError } from '../../hooks/loadingError.js';
import { loadPatchModel } from '../../hooks/loadPatchModel.js';
import { useFaces } from '../../hooks/useFaces.js';
import { FACE_SIZE, faceOf } from '../../marks/faces/faceData.js';
import { paintSquare } from '../../marks/faces/useImagePixels.js';
import { type Nearest, nearestToEach, SAMPLES, sampleFaces } from './sampling.js';

/** How to sample. */
export interface Sampling {
  /** Side of the window around each pixel. */
  readonly window: number;
  readonly schedule: Schedule;
  readonly seed: number;
}

/** Samples of faces, which are painted after a few steps, and then after all. */
export interface SamplesLive extends Live {
  /** The training images; null until they are loaded. */
  readonly faces: ImageArray | null;
  readonly nearest: Samples['nearest'];
  /** The ref of the canvas of a sample. */
  readonly canvasRef: (index: number) => (canvas: HTMLCanvasElement | null) => void;
}

interface Samples {
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

/** Loads the training images and samples from them. */
export function useSamples({ valid, error, seen, near }: FigureState<object, Sampling>): SamplesLive {
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const { faces, error: loadingError, retry: loadFaces } = useFaces(seen);
  const { nearest, error: samplingError, progress, sampleAgain } = useSampling(valid, faces, canvases, near);
  const failure = error ?? loadingError ?? samplingError;
  const retry = loadingError ? loadFaces : sampleAgain;
  return {
    ...{ faces, nearest, progress },
    canvasRef: (index) => (canvas) => {
      canvases.current[index] = canvas;
    },
    isReady: nearest !== null,
    error: failure,
    retry: !error && isLoadingError(failure) ? retry : undefined,
    isWorking: seen && !failure && nearest === null,
    content: nearest,
  };
}

/**
 * Samples faces, which ends the sampling before, and paints them: coarse ones within a moment, then the samples.
 *
 * @param sampling - the same object while it says the same; null if there is nothing to sample.
 * @param canvases - one for each sample.
 */
function useSampling(
  sampling: Sampling | null,
  faces: ImageArray | null,
  canvases: RefObject<(HTMLCanvasElement | null)[]>,
  near: RefObject<boolean>,
): Samples & { readonly sampleAgain: () => void } {
  const [samples, setSamples] = useState(NOTHING);
  const [trial, setTrial] = useState(0);
  const sampleAgain = useCallback(() => setTrial((last) => last + 1), []);
  const request = useMemo(() => ({ sampling, faces, trial }), [sampling, faces, trial]);
  useEffect(() => {
    const { sampling, faces } = request;
    if (!sampling || !faces) return;
    const { window, schedule, seed } = sampling;
    const controller = new AbortController();
    const { signal } = controller;
    const paint = (samples: Float32Array) => {
      if (signal.aborted) return;
      for (let sample = 0; sample < SAMPLES; sample++) {
        const canvas = canvases.current[sample];
        if (canvas) paintSquare(canvas, faceOf(samples, sample), FACE_SIZE);
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
        drawing.load(),
      ]);
      const options = { signal, onProgress, priority: () => (near.current ? 0 : 1) };
      async function* work() {
        const clean = yield* sampleFaces(model, schedule, seed, paint);
        paint(clean);
        return yield* nearestToEach(clean, (faces as ImageArray).values);
      }
      return drawing.loaded().enqueue(work(), options);
    };
    run().then(
      (nearest) => setSamples({ nearest, error: null, progress: 1 }),
      (error: Error) => {
        if (!signal.aborted) setSamples({ ...NOTHING, error });
      },
    );
    return () => {
      controller.abort();
      setSamples(NOTHING);
    };
  }, [request, canvases, near]);
  return { ...samples, sampleAgain };
}
