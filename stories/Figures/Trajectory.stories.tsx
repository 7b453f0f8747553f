import type { Meta, StoryObj } from '@storybook/react-vite';
import { gaussianPath } from '../../src/core/index.js';
import { Trajectory } from '../../src/index.js';
import { pointSet } from '../../src/learn/index.js';
import { controlsOf, range } from '../controls.js';
import { sampledDigit, sampledFace, sampledTrajectory } from './sampledTrajectory.js';

const meta = {
  title: 'Figures/Sample/Trajectory',
  id: 'figures-trajectory',
  tags: ['autodocs'],
  component: Trajectory,
  argTypes: { ...controlsOf(Trajectory), defaultStep: range(0, 24) },
} satisfies Meta<typeof Trajectory>;
export default meta;
type Story = StoryObj<typeof meta>;

const POINTS = 3000;

/** Without states of its own: an example of points. */
export const Default: Story = {};

/** A face from noise, with the exact denoiser of all faces. Its estimate is an average of faces, then one of them. */
export const Images: Story = {
  loaders: [async () => ({ face: await sampledFace() })],
  args: { defaultStep: 8 },
  render: (args, { loaded }) => <Trajectory {...args} {...loaded['face']} />,
};

/** Gray values on the path of EDM. The states begin with a standard deviation of 80, so most of their values are clipped. */
export const ClippedStates: Story = { args: { ...sampledDigit(), defaultStep: 10 } };

/** The states of a variance-exploding path reach so far that the estimate has a square of its own. */
export const FarStates: Story = {
  args: { defaultStep: 12 },
  render: (args) => {
    const path = gaussianPath({ kind: 've' });
    const data = pointSet('eightGaussians', { count: 200 });
    const { states, predictions } = sampledTrajectory({ process: path, data, dimension: 2, steps: 16, count: 300 });
    return (
      <Trajectory
        {...args}
        states={{ shape: [17, 300, 2], values: states }}
        predictions={{ shape: [16, 300, 2], values: predictions }}
      />
    );
  },
};

/** States alone, without an estimate or times. Of many points, 200 have their trajectories drawn. */
export const StatesAlone: Story = {
  args: { defaultStep: 3 },
  render: (args) => {
    const path = gaussianPath({ kind: 'flow' });
    const data = pointSet('spiral', { count: 200 });
    const { states } = sampledTrajectory({ process: path, data, dimension: 2, steps: 6, count: POINTS });
    return <Trajectory {...args} states={{ shape: [7, POINTS, 2], values: states }} />;
  },
};

/** The estimates have another size than the states. */
export const BadPredictions: Story = {
  tags: ['error-state'],
  args: {
    states: { shape: [3, 2, 2], values: new Float32Array(12) },
    predictions: { shape: [3, 3, 2], values: new Float32Array(18) },
  },
};

/** A sampler that has diverged: a value of the states is not a number. */
export const NotFinite: Story = {
  tags: ['error-state'],
  args: { states: { shape: [3, 2, 2], values: Float32Array.of(0, 1, 2, 3, 4, 5, Number.NaN, 7, 8, 9, 10, 11) } },
};
