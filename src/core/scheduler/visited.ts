import { invalid } from '../check.js';
import { choice, integer } from './keys.js';
import { integerTimesteps, type Spacing, spacings } from './spacing.js';

/** Keys of the classes that visit integer timesteps, and skip the last ones by default. */
export const spacingKeys = { timestep_spacing: choice('leading', spacings), steps_offset: integer(0, 0) };
/** Keys of what is done with x̂0 in a step. */
export const clippingKeys = [
  'clip_sample',
  'clip_sample_range',
  'thresholding',
  'dynamic_thresholding_ratio',
  'sample_max_value',
];

export interface Spaced {
  readonly timestep_spacing: Spacing;
  readonly steps_offset: number;
}

/** @throws RangeError if the offset leads beyond the last timestep of the training. */
export function visited(values: Spaced, timesteps: number, steps: number): number[] {
  const offset = values.steps_offset;
  const visits = integerTimesteps(values.timestep_spacing, { timesteps, steps, offset });
  const first = visits[0] as number;
  if (first < timesteps) return visits;
  throw invalid('steps', steps, `fewer: with steps_offset ${offset} they begin at t = ${first} of ${timesteps}`);
}
