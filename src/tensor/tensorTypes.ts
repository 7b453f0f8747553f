// The tensors in the declarations of figures. TensorFlow.js's own declarations do not hold where a program checks its libraries
// (`skipLibCheck: false`), so what a page of figures reaches does not name them: `diffusion-figures/tensor`, `/learn` and
// `/faces` add them here, for programs that import one of these.

/** TensorFlow.js's `Tensor` as `tensor`, in a program that has its types; else empty. */
// biome-ignore lint/suspicious/noEmptyInterface: the entries that are made of TensorFlow.js add to it
export interface TensorTypes {}

/** TensorFlow.js's `Tensor`; `any` in a program without its types. */
// biome-ignore lint/suspicious/noExplicitAny: so that functions of TensorFlow.js take it
export type Tensor = TensorTypes extends { tensor: infer Known } ? Known : any;

/** TensorFlow.js's `Tensor`; in a program without its types what every tensor has. */
export type ReturnedTensor = TensorTypes extends { tensor: infer Known } ? Known : AnyTensor;

interface AnyTensor {
  readonly shape: number[];
  readonly dtype: string;
  dataSync(): ArrayLike<unknown>;
  dispose(): void;
}
