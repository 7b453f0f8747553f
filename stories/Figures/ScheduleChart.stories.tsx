import type { Meta, StoryObj } from '@storybook/react-vite';
import { gaussianPath } from '../../src/core/index.js';
import { ScheduleChart } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const CURVES = [
  'betas',
  'alphas',
  'alphasSqrt',
  'alphasCumprod',
  'alphasCumprodSqrt',
  'oneMinusAlphasCumprodSqrt',
] as const;

const meta = {
  title: 'Figures/Schedules/ScheduleChart',
  id: 'figures-schedulechart',
  tags: ['autodocs'],
  component: ScheduleChart,
  argTypes: controlsOf(ScheduleChart),
} satisfies Meta<typeof ScheduleChart>;
export default meta;
type Story = StoryObj<typeof meta>;

const FLOW = gaussianPath({ kind: 'flow', shift: 3 });

/** The notebook's schedule: what a step adds is small, and yet noise takes over. */
export const Default: Story = {};

/** β grows slowly at first. */
export const Quadratic: Story = { args: { schedule: { kind: 'quadratic' } } };

/** β grows fastest in the middle. */
export const Sigmoid: Story = { args: { schedule: { kind: 'sigmoid' } } };

/** Noise takes over evenly, and the last steps are large. */
export const Cosine: Story = { args: { schedule: { kind: 'cosine' } } };

/** Everything that a schedule holds. */
export const AllCurves: Story = { tags: ['pictured'], args: { curves: CURVES } };

/** β is a fiftieth of the others; on an axis of its own it can be read. */
export const BetasApart: Story = { args: { betasApart: true, t: 50 } };

/** Alone, β has an axis of its own size. */
export const BetasOnly: Story = { args: { curves: ['betas'] } };

/** A timestep, and what each curve is there. */
export const WithMarker: Story = { args: { t: 50 } };

/** The last timestep; its name stays within the plot. */
export const MarkerAtTheEnd: Story = { args: { t: 999, curves: CURVES } };

/** A long schedule is drawn with as few points as a short one. */
export const ManySteps: Story = {
  args: { schedule: { kind: 'cosine', timesteps: 10_001 }, curves: ['betas', 'alphasCumprod'] },
};

/** A single step has no curve, only values. */
export const SingleStep: Story = { args: { schedule: { timesteps: 1 } } };

/** A path in continuous time: its scales, and below them its log-SNR. */
export const OnAPath: Story = {
  args: { t: 0.25 },
  render: (args) => <ScheduleChart {...args} schedule={FLOW} />,
};

/** No β may be negative. */
export const BadSchedule: Story = { tags: ['error-state', 'pictured'], args: { schedule: { betaStart: -1 } } };
