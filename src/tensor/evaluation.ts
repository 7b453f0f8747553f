import { getBackend, keep, Tensor } from '@tensorflow/tfjs-core';
import { type NoiseQuantity, type Quantity, type UpdateQuantity, x0 } from '../core/quantity.js';
import { valuesOnCpu } from './kernels/cpu.js';
import { hostKernel } from './kernels/host.js';
import type { Update } from './kernels/kernel.js';
import { l1 } from './l1.js';
import { linearGaussian } from './linearGaussian.js';
import { gaussianNoiseTensor } from './noise.js';
import type { PanelPlan } from './plan.js';

type ComputedQuantity = NoiseQuantity | UpdateQuantity;

/**
 * Computes quantities of one picture. What is needed more than once, a shared x_{t-1} say, becomes a tensor that is kept
 * until `dispose`; what is only shown becomes none where the backend's memory is ours to read, and else for a moment.
 */
export class Evaluation {
  readonly #x0: Tensor;
  readonly #computed = new Map<Quantity, Tensor>();
  /** What is worth a tensor: quantities that others are made from, or that are measured as well as shown. */
  readonly #kept = new Set<Quantity>();

  /** @param picture - x0; it stays the caller's. */
  constructor(picture: Tensor, panels: readonly PanelPlan[]) {
    this.#x0 = picture;
    for (const { quantity, measured } of panels) {
      if (measured) this.#kept.add(quantity);
      this.#keepOperands(quantity);
    }
  }

  /** Writes the pixels of a quantity or tensor, opaque RGBA, 4 bytes for every 3 values. */
  async paint(quantity: Quantity | Tensor, rgba: Uint8ClampedArray): Promise<void> {
    hostKernel().paint(await this.#hostUpdate(quantity), rgba);
  }

  /** The ℓ1 error of a quantity against x0. */
  async l1(quantity: Quantity): Promise<number> {
    if (isOnHost()) return hostKernel().l1(await this.#hostUpdate(quantity), valuesOnCpu(this.#x0));
    return l1(this.tensor(quantity), this.#x0);
  }

  /** A quantity as a tensor, which stays ours. */
  tensor(quantity: Quantity): Tensor {
    if (quantity.of === 'x0') return this.#x0;
    const known = this.#computed.get(quantity);
    if (known) return known;
    const computed = this.#compute(quantity);
    this.#computed.set(quantity, computed);
    return computed;
  }

  /** Disposes every tensor that was made here. */
  dispose(): void {
    for (const computed of this.#computed.values()) computed.dispose();
    this.#computed.clear();
  }

  #keepOperands(quantity: Quantity): void {
    if (quantity.of !== 'update') return;
    for (const operand of [quantity.x, quantity.y]) {
      if (!operand || this.#kept.has(operand)) continue;
      this.#kept.add(operand);
      this.#keepOperands(operand);
    }
  }

  #compute(quantity: ComputedQuantity): Tensor {
    if (quantity.of === 'noise') return keep(gaussianNoiseTensor(this.#x0.shape, quantity.key));
    const { a, b, sigma, x, y, noise } = quantity;
    const operands = { x: this.tensor(x), y: y && this.tensor(y), noise: noise?.key };
    // Kept, as whatever scope of tfjs the page may have open at the moment is not ours.
    return keep(linearGaussian({ a, b, sigma }, operands));
  }

  /** A quantity as one update over arrays in our memory. */
  async #hostUpdate(quantity: Quantity | Tensor): Promise<Update> {
    if (quantity instanceof Tensor) return unchanged(quantity);
    if (this.#kept.has(quantity) || quantity.of === 'x0') return unchanged(this.tensor(quantity));
    return isOnHost() ? this.#lastStep(quantity) : unchangedOnce(this.#compute(quantity));
  }

  /** The last step to a quantity, over the arrays of its operands. */
  #lastStep(quantity: ComputedQuantity): Update {
    const values = (operand: Quantity) => valuesOnCpu(this.tensor(operand));
    // Noise alone is 0·x0 + 1·z: the kernel draws and shows it in one pass.
    if (quantity.of === 'noise') return { a: 0, b: 0, sigma: 1, x: values(x0), y: null, noise: quantity.key };
    const { a, b, sigma, x, y, noise } = quantity;
    return { a, b, sigma, x: values(x), y: y && values(y), noise: noise?.key ?? null };
  }
}

/** The update that gives the values of a tensor as they are. */
async function unchanged(computed: Tensor): Promise<Update> {
  const x = isOnHost() ? valuesOnCpu(computed) : ((await computed.data()) as Float32Array);
  return { a: 1, b: 0, sigma: 0, x, y: null, noise: null };
}

/** The same for a tensor that is not needed again. */
async function unchangedOnce(computed: Tensor): Promise<Update> {
  try {
    return await unchanged(computed);
  } finally {
    computed.dispose();
  }
}

/** Whether tensors lie in main memory, where their values can be read without a copy. */
function isOnHost(): boolean {
  return getBackend() === 'cpu';
}
