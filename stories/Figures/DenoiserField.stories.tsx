import type { Meta, StoryObj } from '@storybook/react-vite';
import { DenoiserField, DiffusionProvider, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { trainedDenoiser } from './trainedDenoiser.js';

const meta = {
  title: 'Figures/DenoiserField',
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

/** From a network’s plain data, as a server can pass it. */
export const FromJSON: Story = {
  loaders: [trainedDenoiser],
  args: { t: 350 },
  render: (args, { loaded }) => <DenoiserField {...args} denoiser={loaded['denoiser'].toJSON()} />,
};

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
