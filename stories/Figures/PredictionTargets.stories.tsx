import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, PredictionTargets, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { trainedDenoiser } from './trainedDenoiser.js';

const meta = {
  title: 'Figures/Denoise/PredictionTargets',
  id: 'figures-predictiontargets',
  tags: ['autodocs'],
  component: PredictionTargets,
  argTypes: controlsOf(PredictionTargets),
} satisfies Meta<typeof PredictionTargets>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Near the end ε says hardly anything of x0; v is never worse than either. */
export const Default: Story = {};

/** With what a network for two moons, trained for a thousand steps, gets wrong. */
export const Measured: Story = {
  loaders: [trainedDenoiser],
  args: { t: 700 },
  render: (args, { loaded }) => <PredictionTargets {...args} denoiser={loaded['denoiser']} />,
};

/** The notebook’s linear schedule ends with more of the image left. */
export const Linear: Story = { args: { schedule: { kind: 'linear' }, t: 500 } };

/** It follows the timestep of its page, and its marker moves it. */
export const FollowsThePage: Story = {
  render: (args) => (
    <DiffusionProvider defaultT={300} schedule={{ kind: 'cosine' }}>
      <TimestepSlider />
      <PredictionTargets {...args} />
    </DiffusionProvider>
  ),
};

/** An error below nothing. */
export const BadError: Story = { tags: ['error-state'], args: { predictionError: 0 } };
