import type { Meta, StoryObj } from '@storybook/react-vite';
import { createSchedule } from '../../src/core/index.js';
import { DenoiserField, DiffusionProvider, type PointPredictor, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { trainedDenoiser } from './trainedDenoiser.js';

const meta = {
  title: 'Figures/Points/DenoiserField',
  id: 'figures-denoiserfield',
  tags: ['autodocs'],
  component: DenoiserField,
  argTypes: controlsOf(DenoiserField),
} satisfies Meta<typeof DenoiserField>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The exact arrows of two moons: at each place to the mean of the points that x_t may have come from. */
export const Default: Story = {};

/** A network after a thousand steps of training, over the exact arrows. */
export const Learned: Story = {
  loaders: [trainedDenoiser],
  args: { t: 350 },
  render: (args, { loaded }) => <DenoiserField {...args} denoiser={loaded['denoiser']} />,
};

/** The score: where the density of x_t rises. With little noise it is longest far from the data. */
export const Score: Story = {
  loaders: [trainedDenoiser],
  args: { t: 150, arrows: 'score' },
  render: (args, { loaded }) => <DenoiserField {...args} denoiser={loaded['denoiser']} />,
};

/** From one x_t, which readers drag, to each of 60 points, and to their mean. */
export const Posterior: Story = {
  args: { arrows: 'posterior', count: 60, schedule: { path: 'flow' }, t: 0.5 },
};

/** Less noise: a few points remain, and the network’s x̂0 is beside their mean. */
export const PosteriorLearned: Story = {
  loaders: [trainedDenoiser],
  args: { arrows: 'posterior', count: 60, t: 200 },
  render: (args, { loaded }) => <DenoiserField {...args} denoiser={loaded['denoiser']} />,
};

/** Of 2000 points, at a place of the page’s own. */
export const PosteriorOfMany: Story = { args: { arrows: 'posterior', t: 300, defaultPlace: [-0.9, -0.6] } };

/** From a network’s plain data, as a server can pass it. */
export const FromJSON: Story = {
  loaders: [trainedDenoiser],
  args: { t: 350 },
  render: (args, { loaded }) => <DenoiserField {...args} denoiser={loaded['denoiser'].toJSON()} />,
};

const cosine = createSchedule({ kind: 'cosine' });

/** Predicts the noise by which points of unit variance around 0 become x_t: ε̂ = σ·x_t; it answers after a tenth of a second. */
const slowPrior: PointPredictor = {
  predicts: 'epsilon',
  schedule: cosine,
  predictValues: async (xt, t, { signal }) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    signal.throwIfAborted();
    const sigma = Math.sqrt(cosine.oneMinusAlphasCumprod[t] as number);
    return xt.map((value) => sigma * value);
  },
};

/** Your own denoiser, which answers later and predicts ε: that of a normal distribution, which points straight at the center. */
export const OwnDenoiser: Story = { args: { t: 350, denoiser: slowPrior } };

/** It follows the timestep of its page. */
export const FollowsThePage: Story = {
  loaders: [trainedDenoiser],
  render: (args, { loaded }) => (
    <DiffusionProvider defaultT={600} schedule={{ kind: 'cosine' }}>
      <TimestepSlider />
      <DenoiserField {...args} denoiser={loaded['denoiser']} />
    </DiffusionProvider>
  ),
};

/** A network that fails: the exact arrows stay. */
export const FailingDenoiser: Story = {
  tags: ['error-state'],
  loaders: [trainedDenoiser],
  render: (args, { loaded }) => {
    const predictValues = () => {
      throw new Error('out of weights');
    };
    return <DenoiserField {...args} denoiser={{ ...loaded['denoiser'], predictValues }} />;
  },
};

/** Arrows of another kind. */
export const BadArrows: Story = { tags: ['error-state'], args: { arrows: 'epsilon' as 'x0' } };

/** A place that is none. */
export const BadPlace: Story = { tags: ['error-state'], args: { arrows: 'posterior', place: [1] as never } };
