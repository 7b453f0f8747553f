import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, Histogram, NoiseTriptych, PointProcess, TimestepSlider } from '../../src/index.js';
import { coffee } from '../assets/coffee.js';
import { MISSING_IMAGE } from '../badImages.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Noise/Histogram',
  id: 'figures-histogram',
  tags: ['autodocs'],
  component: Histogram,
  argTypes: controlsOf(Histogram),
} satisfies Meta<typeof Histogram>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The values of x_t: early on still the image's own shape, blurred. */
export const Default: Story = {};

/** The first noisy state: the image's values, hardly wider. */
export const First: Story = { args: { t: 0 } };

/** Far out nothing is left of the image: the values are those of N(0, 1), and a screen clips a third of them. */
export const Last: Story = { args: { t: 999 } };

/** The image itself is far narrower than N(0, 1): the cat's standard deviation is 0.33. */
export const OfImage: Story = { args: { of: 'x0' } };

/** The noise is N(0, 1) whatever t is. */
export const OfNoise: Story = { args: { of: 'epsilon' } };

/** By the same t the cosine schedule has added less noise. */
export const OtherSchedule: Story = { args: { t: 400, schedule: { kind: 'cosine' } } };

/** An author's own image, in a higher drawing. */
export const OwnImage: Story = { args: { t: 150, image: coffee, height: 320 } };

/** The coordinates of points, both together; eight clusters have few values, which the noise has not yet made one. */
export const OfPoints: Story = { args: { points: 'eightGaussians', t: 100 } };

/** The points of a page, and how their coordinates become those of noise. */
export const OfPointsOnAPage: Story = {
  render: () => (
    <DiffusionProvider defaultT={300} schedule={{ kind: 'cosine' }}>
      <TimestepSlider />
      <PointProcess points="twoMoons" />
      <Histogram points="twoMoons" />
    </DiffusionProvider>
  ),
};

/** It follows the timestep of its page. */
export const FollowsThePage: Story = {
  render: () => (
    <DiffusionProvider defaultT={200}>
      <TimestepSlider />
      <NoiseTriptych />
      <Histogram caption="The values of the middle image, all three channels together." />
    </DiffusionProvider>
  ),
};

/** An image that cannot be loaded. */
export const MissingImage: Story = { tags: ['error-state'], args: { image: MISSING_IMAGE } };

/** A timestep after the last. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: 1000 } };

/** An x without its y. */
export const BadPoints: Story = { tags: ['error-state'], args: { points: [0, 1, 2] } };

/** Nothing else can be counted. */
export const BadQuantity: Story = { tags: ['error-state'], args: { of: 'mean' as 'xt' } };
