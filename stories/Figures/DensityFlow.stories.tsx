import type { Meta, StoryObj } from '@storybook/react-vite';
import { gaussianPath } from '../../src/core/index.js';
import { DensityFlow, DiffusionProvider, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const POINT = { control: { type: 'object' } } as const;

const meta = {
  title: 'Figures/Points/DensityFlow',
  id: 'figures-densityflow',
  tags: ['autodocs'],
  component: DensityFlow,
  argTypes: { ...controlsOf(DensityFlow), point: POINT, defaultPoint: POINT },
} satisfies Meta<typeof DensityFlow>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Two moons a fifth of the way to noise: the same density on both ways, and the flow of one point. */
export const Default: Story = {};

/** The data themselves, at t = 0. The point lies between two of eight Gaussians: its likelihood is small, and right. */
export const Likelihood: Story = {
  args: { points: 'eightGaussians', defaultT: 0, defaultPoint: [1.1, 0.45] },
};

/** The density alone, of broad Gaussians around three points of one’s own. */
export const DensityAlone: Story = {
  args: { points: [-1, -0.7, 1, -0.7, 0, 1.1], deviation: 0.3, particles: 0, defaultPoint: null, defaultT: 300 },
};

/** Four clusters: noise leaves open which pair x0 is from until a log-SNR of -0.3, and which half of a pair until 2.5. */
export const WhenDecided: Story = {
  args: {
    ...{ points: [1.2, 0.3, 1.2, -0.3, -1.2, 0.3, -1.2, -0.3], deviation: 0.08, particles: 200 },
    ...{ undecided: ['leftOrRight', 'upperOrLower'], defaultT: 350, defaultPoint: [1.2, 0.25] },
  },
};

/** Of sixty points, too: the half is decided before the point. */
export const WhichPoint: Story = {
  args: { points: 'twoMoons', count: 60, deviation: 0.05, undecided: ['upperOrLower', 'point'], defaultPoint: null },
};

const FLOW = gaussianPath({ kind: 'flow' });

/** On the path of flow matching all shrinks on its way from noise before it grows into the data. */
export const OnAPath: Story = {
  args: { defaultT: 0.4 },
  render: (args) => <DensityFlow {...args} schedule={FLOW} />,
};

/** It follows the timestep of its page. */
export const FollowsThePage: Story = {
  args: { points: 'spiral' },
  render: (args) => (
    <DiffusionProvider defaultT={500} schedule={{ kind: 'cosine' }}>
      <TimestepSlider />
      <DensityFlow {...args} />
    </DiffusionProvider>
  ),
};

/** Without a deviation the data have no density. */
export const BadDeviation: Story = { tags: ['error-state'], args: { deviation: 0 } };

/** Points on one line have no left and right half. */
export const NoHalves: Story = {
  tags: ['error-state'],
  args: { points: [0, 1, 0, -1], undecided: ['leftOrRight'], defaultPoint: null },
};
