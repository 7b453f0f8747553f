import type { Meta, StoryObj } from '@storybook/react-vite';
import { Reflow } from '../../src/index.js';
import { controlsOf, range } from '../controls.js';
import { trainedCouplings, trainedDenoiser, trainedFlows } from './trainedDenoiser.js';

const meta = {
  title: 'Figures/Train/Reflow',
  id: 'figures-reflow',
  tags: ['autodocs'],
  component: Reflow,
  argTypes: {
    ...controlsOf(Reflow),
    steps: range(1, 10_000),
  },
} satisfies Meta<typeof Reflow>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Before the first training. */
export const Default: Story = {};

/** Networks that a page brings along: the paths bend, and after reflow they do not. */
export const Trained: Story = {
  loaders: [trainedFlows],
  render: (args, { loaded }) => <Reflow {...args} flow={loaded['flow']} reflowed={loaded['reflowed']} />,
};

/** A flow from its plain data, as a server can pass it; the reader straightens it. */
export const FromJSON: Story = {
  loaders: [trainedFlows],
  render: (args, { loaded }) => <Reflow {...args} flow={loaded['flow'].toJSON()} />,
};

/** A row between the two: the same training with minibatch couplings. Its loss is lower because its pairs lie nearer to each other. */
export const Couplings: Story = {
  args: { couplings: true },
  loaders: [trainedCouplings],
  render: (args, { loaded }) => (
    <Reflow {...args} flow={loaded['flow']} coupled={loaded['coupled']} reflowed={loaded['reflowed']} />
  ),
};

/** Every way to few steps before any training. */
export const Untrained: Story = { args: { couplings: true, consistency: true } };

/** A network that predicts v has no paths of a flow. */
export const OfASchedule: Story = {
  tags: ['error-state'],
  loaders: [trainedDenoiser],
  render: (args, { loaded }) => <Reflow {...args} flow={loaded['denoiser']} />,
};

/** At least one step. */
export const BadSteps: Story = { tags: ['error-state'], args: { steps: 0 } };
