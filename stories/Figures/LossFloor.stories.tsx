import type { Meta, StoryObj } from '@storybook/react-vite';
import { LossFloor } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Train/LossFloor',
  id: 'figures-lossfloor',
  tags: ['autodocs'],
  component: LossFloor,
  argTypes: controlsOf(LossFloor),
} satisfies Meta<typeof LossFloor>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The lowest loss in ε for 64 points: the area under it is ln 64. */
export const Default: Story = {};

/** In v a linear guess has the same loss at each level, if the data have unit variance. */
export const InV: Story = { args: { defaultTarget: 'v', count: 200, defaultLogSnr: -1 } };

/** Four points, and the weights of six losses. */
export const AllWeightings: Story = {
  args: {
    points: [-1, -1, 1, -1, -1, 1, 1, 1],
    defaultLogSnr: 0,
    weightings: ['epsilon', 'v', 'minSnr', 'p2', 'edm', 'logitNormal'],
  },
};

/**
 * The losses of a network of `trainDenoiser` after 3000 steps on these 64 points, in ε, each the mean over 4096 states. Up to a log-SNR of
 * 2 they are at most 4% above the lowest loss. Beyond it, only a network that has learned the single points by heart reaches the lowest loss.
 */
export const OwnLosses: Story = {
  args: {
    defaultLogSnr: 6,
    measured: [
      [-7.96, 0.000342],
      [-5.99, 0.00243],
      [-4.01, 0.0174],
      [-2, 0.113],
      [0, 0.425],
      [2, 0.626],
      [3.99, 0.531],
      [5.99, 0.505],
      [8.05, 0.663],
      [10.09, 0.885],
    ],
  },
};

/** A log-SNR that the charts do not reach. */
export const BadLogSnr: Story = { tags: ['error-state'], args: { logSnr: 20 } };
