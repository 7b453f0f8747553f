import { createSchedule } from '../../../src/core/index.js';
import { linearAxis } from '../../../src/define/index.js';
import { Histogram, Inpaint, PathComparison } from '../../../src/index.js';
import { PromptedFaces } from '../../Learn/PromptedFaces.js';
import type { Figures } from '../Answer.js';
import { dialledCurves } from './curves.js';

/** The schedule of Stable Diffusion: even steps of √β. */
export const stableDiffusion = createSchedule({ kind: 'quadratic', betaStart: 0.00085, betaEnd: 0.012 });

/** How far a unit of brightness moves the mean of an n × n channel of the last state, in standard deviations of that mean in pure noise. */
export function brightnessShift(side: number): number {
  return side * Math.sqrt(stableDiffusion.alphasCumprod[999] as number);
}

const bell = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

const LastMean = dialledCurves({
  name: 'last-mean',
  x: linearAxis(-10, 10, { name: 'mean of the channel, in standard deviations' }),
  y: linearAxis(0, 0.5, { name: 'density' }),
  dial: 'size n of n × n latents',
  values: [8, 16, 32, 64, 128],
  defaultValue: 64,
  curves: (side) => [
    {
      name: 'dark',
      words: 'dark, in training',
      ink: 'posterior',
      dash: '7 4',
      values: (x) => bell(x + brightnessShift(side)),
    },
    { name: 'start', words: 'start of sampling', ink: 'noise', values: bell },
    {
      name: 'bright',
      words: 'bright, in training',
      ink: 'signal',
      dash: '9 3 2 3',
      values: (x) => bell(x - brightnessShift(side)),
    },
  ],
  label:
    'The mean of the last state in training, for dark and bright images, and at the start of sampling. They overlap little at 64 × 64 latents.',
});

export const figures: Figures = {
  'no-dark-images': (
    <LastMean caption="The mean of a channel of the last state: for images whose brightness is −1 and 1, and at the start of sampling. Choose the size of the latents." />
  ),
  'zero-snr': (
    <PathComparison
      kinds={['vp-scaled-linear', 'zero-snr']}
      defaultLogSnr={-5}
      caption="The schedule of Stable Diffusion, and the same schedule rescaled to zero terminal SNR. The first ends at a log-SNR of about −5.4."
    />
  ),
  'latent-scale': (
    <Histogram
      of="x0"
      caption="How often each value occurs in an image. A schedule is made for values with a standard deviation of about 1, so latents are scaled."
    />
  ),
  'resolution-shift': (
    <PathComparison
      kinds={['flow']}
      defaultShift={3}
      caption="A flow with a shift of 3, as in SD3. Change the shift: it moves each noise level to an earlier time."
    />
  ),
  'inpainting-latents': (
    <Inpaint caption="A face with a hidden part, in pixels. Here the known pixels stay as they are, because no decoder computes them anew." />
  ),
  'attention-maps': (
    <PromptedFaces caption="Attention of a prompt to the faces of a data set, with one query for the whole face. In a network each place has a query of its own, so the weights are a map." />
  ),
};
