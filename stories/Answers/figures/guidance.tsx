import { linearAxis } from '../../../src/define/index.js';
import { Guidance } from '../../../src/index.js';
import type { Figures } from '../Answer.js';
import { dialledCurves } from './curves.js';

/**
 * The standard deviation of a guided prediction, if the conditional and the unconditional one have a standard deviation of 1 and a
 * correlation.
 */
export function guidedDeviation(scale: number, correlation: number): number {
  return Math.sqrt(scale ** 2 + (scale - 1) ** 2 - 2 * scale * (scale - 1) * correlation);
}

/** What is left of it if a share of the rescaled prediction is mixed with the rest of the other; Lin et al. 2023. */
export function rescaledDeviation(scale: number, correlation: number, share: number): number {
  return share + (1 - share) * guidedDeviation(scale, correlation);
}

const GuidedDeviation = dialledCurves({
  name: 'guided-deviation',
  x: linearAxis(1, 20, { name: 'guidance scale' }),
  y: linearAxis(1, 3, { name: 'standard deviation' }),
  dial: 'guidance_rescale',
  values: [0, 0.3, 0.5, 0.7, 1],
  defaultValue: 0.7,
  curves: (share) => [
    { name: 'guided', words: 'guided', ink: 'noise', values: (scale) => guidedDeviation(scale, 0.99) },
    {
      name: 'rescaled',
      words: 'rescaled',
      ink: 'posterior',
      dash: '7 4',
      values: (scale) => rescaledDeviation(scale, 0.99, share),
    },
  ],
  label: 'The standard deviation of a guided prediction over the guidance scale, before and after rescaling.',
});

export const figures: Figures = {
  'guidance-scale': <Guidance caption="Samples of one class. Here a scale of 1 is the class alone, as in diffusers." />,
  'null-token': (
    <Guidance
      defaultScale={0}
      caption="At a scale of 0 the class is left out: these samples come from the unconditional prediction."
    />
  ),
  'classifier-guidance': (
    <Guidance
      points="eightGaussians"
      defaultScale={2}
      caption="Guidance with the exact difference of conditional and unconditional score, which is the gradient of an exact classifier."
    />
  ),
  'burnt-images': (
    <GuidedDeviation caption="The growth of the guided prediction for a correlation of 0.99, and what rescaling leaves of it. Choose the share of the rescaled prediction." />
  ),
  'negative-prompt': (
    <Guidance
      defaultNegative={0}
      caption="The first class is negative: samples move away from it. Set the scale to 1, and it no longer counts."
    />
  ),
  'distilled-guidance': (
    <Guidance
      defaultScale={3.5}
      caption="What a distilled model learns to predict in one evaluation: the guided prediction at a given scale."
    />
  ),
};
