import type { Meta, StoryObj } from '@storybook/react-vite';
import { ScheduleComparison } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { MISSING_IMAGE } from '../badImages.js';
import { controlsOf, range } from '../controls.js';
import { ComparisonSliders } from './ComparisonSliders.js';

const meta = {
  title: 'Figures/Schedules/ScheduleComparison',
  id: 'figures-schedulecomparison',
  tags: ['autodocs'],
  component: ScheduleComparison,
  argTypes: {
    ...controlsOf(ScheduleComparison),
    timesteps: range(1, 2000),
    betaStart: { control: { type: 'number', step: 0.0001 } },
    betaEnd: { control: { type: 'number', step: 0.005 } },
  },
} satisfies Meta<typeof ScheduleComparison>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The four kinds over the same thousand steps. */
export const Default: Story = {};

/** What a step adds: the cosine kind adds little for longest, and then leaves the axis. */
export const Betas: Story = { args: { quantity: 'betas' } };

/** In log-SNR the kinds run nearly parallel in the middle, and part at both ends. */
export const LogSnr: Story = { args: { quantity: 'logSnr', t: 200 } };

/** Each kind at the t where its noise is as strong as the linear kind’s: only t differs. */
export const AlignedBySnr: Story = { args: { alignment: 'snr', quantity: 'logSnr' } };

/** Two kinds, more columns. */
export const TwoKinds: Story = { args: { kinds: ['linear', 'cosine'], columns: 8 } };

/** Fifty steps between the same βs are too few to bury the image; the cosine kind does not depend on them. */
export const FewSteps: Story = { args: { timesteps: 50 } };

/** An author’s own image has a contrast of its own. */
export const OwnImage: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO } };

/** What the schedules are made from, under a reader’s hand. */
export const Sliders: Story = { render: (args) => <ComparisonSliders {...args} /> };

/** No schedule ends before it begins. */
export const BadBetas: Story = { tags: ['error-state'], args: { betaStart: 0.5 } };

/** An unknown alignment. */
export const BadAlignment: Story = { tags: ['error-state'], args: { alignment: 'noise' as 'snr' } };

/** The server answers 404. */
export const MissingImage: Story = { tags: ['error-state'], args: { image: MISSING_IMAGE } };
