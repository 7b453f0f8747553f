// Masked diffusion on data so small that its denoiser is exact: sequences of tokens that are masked, and shown again.

export { type MaskedEntropiesOptions, maskedEntropies } from './maskedEntropies.js';
export { type Sequences, sudokus } from './sequences.js';
export { tokenMarginals } from './tokenMarginals.js';
export { type Remasking, type UnmaskOptions, type UnmaskOrder, unmask } from './unmask.js';
