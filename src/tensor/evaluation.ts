import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { patiently } from '../base/patiently.js';
import type { NoiseQuantity, PredictionQuantity, Quantity, SumQuantity } from '../process/graph.js';
import { operandsFirst, operandsOf } from '../process/operands.js';
import type { Coefficients } from '../process/types.js';
import { ask } from './ask.js';
import { backendReady, isOnHost, valuesOf } from './backend.js';
import type { Denoiser } from './denoiser.js';
import { valuesOnCpu } from './kernels/cpu.js';
import type { Update } from './kernels/host.js';
import { linearGaussian } from './linearGaussian.js';
import { gaussianNoiseTensor } from './noise.js';

/** A quantity that one operation computes. */
type Computed = NoiseQuantity | SumQuantity;

/**
 * Computes quantities of one image in the order in which they are looked at. An operand is a tensor from its first use to its last,
 * which may overwrite it. A quantity that is looked at once and is no operand never becomes a tensor on a backend whose
 * tensors are in main memory. So a chain of 10,000 steps holds two states at a time.
 */
export class Evaluation {
  readonly #x0: Tensor;
  readonly #tensors = new Map<string, Tensor>();
  /** The number of remaining uses of each quantity, as an operand or in `look`. */
  readonly #uses = new Map<string, number>();
  readonly #operands = new Set<string>();
  readonly #prepared = new Set<string>();
  /** The quantities that a denoiser has received. */
  readonly #lent = new Set<string>();

  /**
   * @param x0 - the image; the caller disposes it.
   * @param looks - the quantities to look at, in order; one that is looked at twice appears twice.
   */
  constructor(x0: Tensor, looks: readonly Quantity[]) {
    this.#x0 = x0;
    for (const { address } of looks) this.#expect(address);
    for (const node of operandsFirst(looks)) {
      for (const { address } of operandsOf(node)) {
        this.#operands.add(address);
        this.#expect(address);
      }
    }
  }

  /** Number of quantities, operands included. */
  get size(): number {
    return this.#uses.size;
  }

  /** Computes what a look needs, one operand per step; yields 1 after each, and 0 as long as a denoiser takes its time. */
  async *prepare(quantity: Quantity): AsyncGenerator<0 | 1, void> {
    for (const node of operandsFirst([quantity], this.#prepared)) {
      await backendReady(); // the page may be changing backends
      if (node.kind === 'prediction') yield* this.#predict(node);
      else if (node.kind !== 'x0' && this.#needsTensor(node)) this.#tensors.set(node.address, this.#compute(node));
      yield 1;
    }
  }

  /** Passes a prepared quantity to `see`, as an update over arrays that must not be used after the call. */
  async look<Seen>(quantity: Quantity, see: (update: Update) => Seen): Promise<Seen> {
    const { update, close } = await this.#open(quantity);
    const seen = see(update);
    close();
    return seen;
  }

  /**
   * Passes a prepared quantity to `see` in steps, between which the page can run. The arrays stay until the last step.
   */
  async *lookInSteps(quantity: Quantity, see: (update: Update) => Iterable<void>): AsyncGenerator<void, void> {
    const { update, close } = await this.#open(quantity);
    yield* see(update);
    close();
  }

  /** Disposes every tensor that was made here. */
  dispose(): void {
    for (const computed of this.#tensors.values()) computed.dispose();
    this.#tensors.clear();
  }

  /** A prepared quantity as an update, and what counts the look at it, which frees what nobody needs any more. */
  async #open(quantity: Quantity): Promise<{ update: Update; close: () => void }> {
    await backendReady();
    if (quantity.kind === 'x0') return { update: unchanged(await valuesOf(this.#x0)), close: () => {} };
    const close = () => this.#use(quantity);
    if (!this.#tensors.has(quantity.address)) {
      const computable = quantity as Computed; // predictions are tensors
      if (isOnHost()) return this.#lastStep(computable);
      this.#tensors.set(quantity.address, this.#compute(computable));
    }
    return { update: unchanged(await valuesOf(this.#tensors.get(quantity.address) as Tensor)), close };
  }

  /** A quantity as its last update, over the arrays of its operands. */
  #lastStep(quantity: Computed): { update: Update; close: () => void } {
    if (quantity.kind === 'noise') {
      // Noise without other terms is 0·x0 + 1·z: the kernel draws and shows it in one pass.
      const update = { a: 0, b: 0, sigma: 1, x: valuesOnCpu(this.#x0), y: null, noise: quantity.key };
      return { update, close: () => this.#use(quantity) };
    }
    const operands = operandsOf(quantity);
    const [x, y] = operands.map((operand) => valuesOnCpu(this.#tensorOf(operand)));
    const noise = quantity.noise?.of.key ?? null;
    const update = { ...coefficientsOf(quantity), x: x as Float32Array, y: y ?? null, noise };
    const close = () => {
      for (const used of [...operands, quantity]) this.#use(used);
    };
    return { update, close };
  }

  async *#predict({ denoiser, xt, t, address }: PredictionQuantity): AsyncGenerator<0, void> {
    this.#lent.add(xt.address);
    const { answer, abandon } = ask(denoiser as Denoiser, this.#tensorOf(xt), t);
    let predicted: Tensor | null = null;
    try {
      predicted = yield* patiently(answer, t, 0);
    } finally {
      if (!predicted) abandon();
    }
    this.#tensors.set(address, predicted);
    this.#use(xt);
  }

  #compute(quantity: Computed): Tensor {
    // Kept: a `tidy` that the page has open must not dispose it.
    if (quantity.kind === 'noise') return keep(gaussianNoiseTensor(this.#x0.shape, quantity.key));
    const operands = operandsOf(quantity);
    const [x, y] = operands.map((operand) => this.#tensorOf(operand));
    const last = operands.findIndex((operand) => this.#mayOverwrite(operand));
    const overwrite = (['x', 'y'] as const)[last] ?? null;
    const noise = quantity.noise?.of.key ?? null;
    const sum = linearGaussian(coefficientsOf(quantity), { x: x as Tensor, y: y ?? null, noise, overwrite });
    for (const operand of operands) this.#use(operand);
    return keep(sum);
  }

  #tensorOf(quantity: Quantity): Tensor {
    return quantity.kind === 'x0' ? this.#x0 : (this.#tensors.get(quantity.address) as Tensor);
  }

  #needsTensor({ address }: Quantity): boolean {
    return this.#operands.has(address) || (this.#uses.get(address) as number) > 1;
  }

  /** Whether this is the last use of a tensor that nobody else can hold; a denoiser may keep what it gets and gives. */
  #mayOverwrite({ kind, address }: Quantity): boolean {
    if (kind === 'x0' || kind === 'prediction' || this.#lent.has(address)) return false;
    return this.#uses.get(address) === 1;
  }

  #expect(address: string): void {
    this.#uses.set(address, (this.#uses.get(address) ?? 0) + 1);
  }

  /** Counts one use; disposes the tensor after the last. */
  #use({ address }: Quantity): void {
    const left = (this.#uses.get(address) as number) - 1;
    this.#uses.set(address, left);
    if (left > 0) return;
    this.#tensors.get(address)?.dispose();
    this.#tensors.delete(address);
  }
}

function coefficientsOf({ terms: [x, y], noise }: SumQuantity): Coefficients {
  return { a: x?.coefficient ?? 0, b: y?.coefficient ?? 0, sigma: noise?.coefficient ?? 0 };
}

/** The update that leaves values unchanged. */
function unchanged(values: Float32Array): Update {
  return { a: 1, b: 0, sigma: 0, x: values, y: null, noise: null };
}
