import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { TrainDenoiser } from '../../src/index.js';
import { controlsOf, range } from '../controls.js';

const meta = {
  title: 'Figures/Train/TrainDenoiser',
  id: 'figures-traindenoiser',
  tags: ['autodocs'],
  component: TrainDenoiser,
  argTypes: {
    ...controlsOf(TrainDenoiser),
    steps: range(1, 10_000),
  },
} satisfies Meta<typeof TrainDenoiser>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Before the first training. */
export const Default: Story = {};

/** After as few steps as give samples: the roll is not one yet. */
export const Trained: Story = {
  tags: ['pictured'],
  args: { steps: 250, count: 500 },
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Train' }));
  },
};

/** Points of an author's own. */
export const OwnPoints: Story = {
  args: { defaultPoints: [-1, 0, 0, 1, 1, 0, 0, -1], caption: 'Four points are learned by heart.' },
};

/** No network learns from one place. */
export const BadPoints: Story = {
  tags: ['error-state'],
  args: { points: [1, 1, 1, 1] },
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Train' }));
  },
};

/** At least one step. */
export const BadSteps: Story = { tags: ['error-state'], args: { steps: 0 } };
