import { engine, keep, type Tensor, tensor } from '@tensorflow/tfjs-core';

/** A weight in a manifest of TensorFlow.js. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  /** Bytes count steps of `scale` from `min` on. Without it, values are four bytes each. */
  readonly quantization?: { readonly min: number; readonly scale: number };
}

/** The weights of a network, which become tensors when they are first asked for. */
export class Weights {
  readonly #specs: readonly WeightSpec[];
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #tensors: { readonly byName: ReadonlyMap<string, Tensor>; readonly state: object } | null = null;

  /** @param data - the values, one weight after the other, in base64. */
  constructor(specs: readonly WeightSpec[], data: string) {
    this.#specs = specs;
    this.#bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  }

  /** All weights by their names; made again if the page has reset tfjs. */
  tensors(): ReadonlyMap<string, Tensor> {
    const { state } = engine();
    if (this.#tensors?.state !== state) this.#tensors = { byName: this.#read(), state };
    return this.#tensors.byName;
  }

  #read(): Map<string, Tensor> {
    let place = 0;
    const entries = this.#specs.map(({ name, shape, dtype, quantization }): [string, Tensor] => {
      const size = shape.reduce((product, length) => product * length, 1);
      const bytes = this.#bytes.slice(place, place + (quantization ? size : 4 * size));
      place += bytes.length;
      const values = quantization
        ? Float32Array.from(bytes, (byte) => byte * quantization.scale + quantization.min)
        : new (dtype === 'int32' ? Int32Array : Float32Array)(bytes.buffer);
      // Kept: a `tidy` that the page has open must not dispose it.
      return [name, keep(tensor(values, [...shape], dtype))];
    });
    return new Map(entries);
  }
}
