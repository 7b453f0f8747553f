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

/** A log-SNR that the charts do not reach. */
export const BadLogSnr: Story = { tags: ['error-state'], args: { logSnr: 20 } };
