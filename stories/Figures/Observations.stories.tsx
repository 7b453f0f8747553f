import type { Meta, StoryObj } from '@storybook/react-vite';
import { Observations } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Sample/Observations',
  id: 'figures-observations',
  tags: ['autodocs'],
  component: Observations,
  argTypes: controlsOf(Observations),
} satisfies Meta<typeof Observations>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The line crosses both moons. The samples of DPS are farther from the posterior than the others. */
export const Default: Story = {};

/** An unlikely measurement: DPS is nearer to the posterior than covariance matching. */
export const Unlikely: Story = { args: { defaultObserved: { matrix: [0.6, 0.8], values: [1.2], deviation: 0.1 } } };

/** Both coordinates are measured, each with much noise. */
export const BothCoordinates: Story = {
  args: { points: 'spiral', defaultObserved: { matrix: [1, 0, 0, 1], values: [0.4, 0.8], deviation: 0.4 } },
};

/** The approximations divide by the noise. */
export const WithoutNoise: Story = {
  tags: ['error-state'],
  args: { observed: { matrix: [0.6, 0.8], values: [0.3], deviation: 0 } },
};
