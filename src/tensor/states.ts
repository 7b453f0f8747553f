import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { CHAIN_START } from '../core/chainStreams.js';
import type { Pass, PassedStep } from '../core/passes.js';
import { isPath } from '../core/process.js';
import { checkFinite } from '../core/solve.js';
import type { Process } from '../core/types.js';
import { ask } from './ask.js';
import { backendReady, valuesOf } from './backend.js';
import type { Denoiser } from './denoiser.js';
import { linearGaussian } from './linearGaussian.js';
import { gaussianNoiseTensor } from './noise.js';

/**
 * One state of a chain.
 *
 * A type rather than an interface, so that tfjs's `dispose` and `tidy` accept it.
 */
export type SampledState = {
  /** Timestep of the state: from schedule.timesteps - 1, or the end of the path, which is noise, to -1, the clean sample. */
  t: number;
  /** The state, float32, of the shape that was asked for. It belongs to the loop, which disposes it. */
  state: Tensor;
};

/** Where a chain begins, and what ends it. */
interface Chain {
  readonly shape: readonly number[];
  readonly seed: number;
  /** x_T; defaults to noise of the seed. */
  readonly start?: Tensor | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The states of a chain: x_T, which is made when it begins, and where each step leads. */
export async function* statesOf(
  denoiser: Denoiser<Process>,
  steps: readonly PassedStep[],
  { shape, seed, start, signal }: Chain,
): AsyncGenerator<SampledState, void> {
  signal?.throwIfAborted();
  await backendReady();
  let moving: Moving = { xt: start ? keep(start.clone()) : startOf(denoiser.schedule, shape, seed), kept: null };
  try {
    yield { t: (steps[0] as PassedStep).t, state: keep(moving.xt.clone()) };
    for (const [index, step] of steps.entries()) {
      for (const pass of step.passes) {
        const next = await moved(pass, moving, { denoiser, seed, signal });
        free(moving);
        moving = next;
        checkFinite(await valuesOf(moving.xt), index, step);
      }
      yield { t: step.s, state: keep(moving.xt.clone()) };
    }
  } finally {
    free(moving);
  }
}

/** A state on its way, and what was kept beside it. */
interface Moving {
  readonly xt: Tensor;
  readonly kept: Tensor | null;
}

function free({ xt, kept }: Moving): void {
  xt.dispose();
  kept?.dispose();
}

/** x_T: of a path as large as its noise. */
export function startOf(process: Process, shape: readonly number[], seed: number): Tensor {
  const noise = keep(gaussianNoiseTensor(shape, { seed, stream: CHAIN_START }));
  if (!isPath(process)) return noise;
  const start = keep(linearGaussian({ a: process.sigma(process.end), b: 0, sigma: 0 }, { x: noise }));
  noise.dispose();
  return start;
}

interface Asked extends Pick<Chain, 'seed' | 'signal'> {
  readonly denoiser: Denoiser<Process>;
}

/** Where a pass leads. */
export async function moved(pass: Pass, { xt, kept }: Moving, { denoiser, seed, signal }: Asked): Promise<Moving> {
  signal?.throwIfAborted();
  const { answer, abandon } = ask(denoiser, xt, pass.t);
  const prediction = await unlessAborted(answer, signal).catch((error: unknown) => {
    abandon();
    throw error;
  });
  try {
    const { a, b, c, sigma } = pass.next;
    const noise = sigma === 0 ? null : { seed, stream: pass.stream };
    const next = keep(linearGaussian({ a, b, sigma }, { x: prediction, y: xt, noise }));
    return {
      xt: kept ? withKept(next, c, kept) : next,
      kept: pass.kept && keep(linearGaussian({ ...pass.kept, sigma: 0 }, { x: prediction, y: xt })),
    };
  } finally {
    prediction.dispose();
  }
}

/** next + c · kept, in place of next. */
function withKept(next: Tensor, c: number, kept: Tensor): Tensor {
  const sum = keep(linearGaussian({ a: 1, b: c, sigma: 0 }, { x: next, y: kept, overwrite: 'x' }));
  next.dispose();
  return sum;
}

/** A promise that rejects with the signal's reason as soon as it is aborted. */
async function unlessAborted<Value>(pending: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  signal?.throwIfAborted(); // by the denoiser itself
  if (!signal) return pending;
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  return Promise.race([pending, aborted]).finally(() => signal.removeEventListener('abort', abort));
}
