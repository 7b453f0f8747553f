import { definePanels, num, ofImages, prop, SliderField } from '../../../src/define/index.js';
import {
  FlowPlane,
  MaskedDiffusion,
  PosteriorMean,
  Preconditioning,
  quantity,
  ReverseChain,
  SampleTrajectories,
} from '../../../src/index.js';
import type { Figures } from '../Answer.js';

/** The factors of two independent noises in their blend. */
export const blends = {
  lerp: (share: number) => [1 - share, share] as const,
  /** Two long noises stand at a right angle. */
  slerp: (share: number) => [Math.cos((share * Math.PI) / 2), Math.sin((share * Math.PI) / 2)] as const,
};

const NoiseBlend = definePanels({
  name: 'noise-blend',
  shared: ofImages,
  props: {
    /** The share of the second noise. */
    share: prop.controlled(prop.number({ default: 0.5, min: 0, max: 1 })),
  },
  describe: ({ seed, share }) => {
    const [one, other] = [quantity.noise({ seed, stream: 20 }), quantity.noise({ seed, stream: 21 })];
    const blend = ([a, b]: readonly [number, number]) =>
      quantity.sum([
        { coefficient: a, name: 'firstShare', of: one },
        { coefficient: b, name: 'secondShare', of: other },
      ]);
    const deviation = Math.hypot(...blends.lerp(share)).toFixed(3);
    const panels = [
      { quantity: one, title: 'first noise', label: 'the first noise' },
      { quantity: blend(blends.lerp(share)), title: 'lerp', label: 'the blend by lerp', note: `sd = ${deviation}` },
      { quantity: blend(blends.slerp(share)), title: 'slerp', label: 'the blend by slerp', note: 'sd = 1.000' },
      { quantity: other, title: 'second noise', label: 'the second noise' },
    ];
    return { rows: [{ panels }], narrowColumns: 2 };
  },
  Below: () => <SliderField name="share" label="share of the second noise" step={0.01} text={num.share} />,
});

export const figures: Figures = {
  'one-jump': (
    <PosteriorMean caption="The best estimate of a noisy face: an average of fifty faces. Move t and see the average become one face." />
  ),
  'noise-while-denoising': (
    <SampleTrajectories caption="Trajectories of a sampler. Choose DDPM for noise in each step, or DDIM for none." />
  ),
  'last-step': <ReverseChain player mode="stepwise" caption="A chain step by step. Its last step adds no noise." />,
  ancestral: (
    <SampleTrajectories
      defaultSampler={{ kind: 'ddim', eta: 1 }}
      steps={20}
      caption="Trajectories with new noise in each step. Choose η = 0 to remove it."
    />
  ),
  'ddim-inversion': (
    <FlowPlane caption="The lines of an exact flow lead there and back. A step with a finite length leaves its line, and the way back takes another." />
  ),
  'lerp-or-slerp': (
    <NoiseBlend caption="Two noises and their blends. The blend by lerp loses contrast in the middle; the number below is its standard deviation." />
  ),
  'img2img-strength': (
    <ReverseChain
      denoiser="gaussian"
      from={599}
      steps={30}
      caption="A chain that begins at t = 599 with the image under noise, as img2img with a strength of 0.6 does. The denoiser knows photographs only by their average detail."
    />
  ),
  'consistency-scales': (
    <Preconditioning caption="EDM’s factors over the noise level. Towards small σ the input passes unchanged, and the network counts for nothing." />
  ),
  'masked-weight': (
    <MaskedDiffusion caption="A sudoku that is unmasked. Early on most cells are masked, and at the end few are." />
  ),
  'masked-order': (
    <MaskedDiffusion
      defaultOrder="confidence"
      caption="The same sudoku, with the most confident cells first. Choose another order."
    />
  ),
};
