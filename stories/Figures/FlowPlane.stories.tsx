import type { Meta, StoryObj } from '@storybook/react-vite';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, FlowPlane, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Points/FlowPlane',
  id: 'figures-flowplane',
  tags: ['autodocs'],
  component: FlowPlane,
  argTypes: controlsOf(FlowPlane),
} satisfies Meta<typeof FlowPlane>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Three points on a line. The flow and the SDE trajectory begin at the same noise, and end at different points. */
export const Default: Story = {};

/** The conditional paths through x_t, one for each point. The slope of the flow is the mean of theirs. */
export const ConditionalPaths: Story = {
  args: { conditional: true, defaultT: 0.6, defaultS: 0, starts: 0 },
  render: (args) => <FlowPlane {...args} schedule={FLOW} />,
};

const FLOW = gaussianPath({ kind: 'flow' });

/** Two points. The vertical line marks the time from which the density has one maximum on. */
export const CriticalTime: Story = {
  args: { points: [-1.2, 1.2], deviation: 0.08, critical: true, defaultStart: 0.1, schedule: { kind: 'cosine' } },
};

/** On a path whose noise has no bound, x_t is drawn divided, so the tangent and the chord are bent. */
export const VarianceExploding: Story = {
  args: { defaultT: 0.7, defaultS: 0.2, defaultStart: 0.6 },
  render: (args) => <FlowPlane {...args} schedule={VE} />,
};

const VE = gaussianPath({ kind: 've' });

/** It follows the timestep of its page. */
export const FollowsThePage: Story = {
  render: (args) => (
    <DiffusionProvider defaultT={300}>
      <TimestepSlider />
      <FlowPlane {...args} />
    </DiffusionProvider>
  ),
};

/** Without a deviation the data are single points, which have no flow at t = 0. */
export const BadDeviation: Story = { tags: ['error-state'], args: { deviation: 0 } };
