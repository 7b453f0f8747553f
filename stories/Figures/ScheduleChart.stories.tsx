import type { Meta, StoryObj } from '@storybook/react-vite';
import { ScheduleChart } from '../../src/index.js';

const meta = { title: 'Figures/ScheduleChart', component: ScheduleChart } satisfies Meta<typeof ScheduleChart>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
export const Quadratic: Story = { args: { schedule: { kind: 'quadratic' } } };
export const Sigmoid: Story = { args: { schedule: { kind: 'sigmoid' } } };
export const Cosine: Story = { args: { schedule: { kind: 'cosine' } } };
export const AllCurves: Story = {
  args: {
    curves: ['betas', 'alphas', 'alphasSqrt', 'alphasCumprod', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'],
  },
};
export const BetasOnly: Story = { args: { curves: ['betas'] } };
export const WithMarker: Story = { args: { t: 50 } };
export const MarkerAtTheEnd: Story = { args: { t: 999 } };
export const TenThousandSteps: Story = {
  args: { schedule: { kind: 'cosine', timesteps: 10_001 }, curves: ['betas', 'alphasCumprod'] },
};
export const SingleStep: Story = { args: { schedule: { timesteps: 1 } } };
export const BadSchedule: Story = { args: { schedule: { betaStart: -1 } } };
