import type { Meta, StoryObj } from '@storybook/react-vite';
import { createSchedule } from '../../src/core/index.js';
import { Prediction } from '../../src/teach/index.js';

const { alphasCumprod } = createSchedule();
const noiseAt = (t: number) => Math.sqrt(1 - (alphasCumprod[t] as number));

const meta: Meta<typeof Prediction> = {
  title: 'Teach/Prediction',
  component: Prediction,
  args: {
    id: 'half',
    question: 'After how many of the 1000 steps are image and noise equally strong?',
    misconception: 'Noise grows in equal steps.',
    min: 0,
    max: 999,
    unit: 'steps',
    truth: 258,
    tolerance: 30,
    children: (
      <p>The coefficient of the image is a product of all factors before it, and so it falls faster than a line.</p>
    ),
  },
};

export default meta;
type Story = StoryObj<typeof Prediction>;

export const Slider: Story = {};

export const Written: Story = { args: { id: 'half-written', kind: 'number' } };

export const Place: Story = {
  args: {
    id: 'half-place',
    kind: 'place',
    question: 'Mark the t at which image and noise are equally strong.',
    x: { min: 0, max: 999, label: 't' },
    y: { min: 0, max: 1, label: 'standard deviation of the noise' },
    line: noiseAt,
    unit: undefined,
  },
};

export const Curve: Story = {
  args: {
    id: 'curve',
    kind: 'curve',
    question: 'Draw the standard deviation of the noise over t.',
    x: { min: 0, max: 999, label: 't' },
    y: { min: 0, max: 1, label: 'standard deviation of the noise' },
    truth: noiseAt,
    tolerance: 0.08,
    unit: undefined,
  },
};
