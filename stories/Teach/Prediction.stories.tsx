import type { Meta, StoryObj } from '@storybook/react-vite';
import { createSchedule } from '../../src/core/index.js';
import {
  type CurvePredictionProps,
  type NumberPredictionProps,
  type PlacePredictionProps,
  Prediction,
} from '../../src/teach/index.js';
import { answered, onOwnPage, unanswered } from './stored.js';

const { alphasCumprod } = createSchedule();
const imageAt = (t: number) => Math.sqrt(alphasCumprod[t] as number);
const noiseAt = (t: number) => Math.sqrt(1 - (alphasCumprod[t] as number));
const difference = (t: number) => Math.abs(imageAt(t) - noiseAt(t));
/** Where image and noise are equally strong. */
const EQUAL = [...alphasCumprod.keys()].reduce((nearest, t) => (difference(t) < difference(nearest) ? t : nearest));

const meta: Meta<typeof Prediction> = {
  title: 'Teach/Prediction',
  component: Prediction,
  decorators: [onOwnPage],
  beforeEach: unanswered,
};

export default meta;
type Story = StoryObj<typeof Prediction>;

const misconception = 'Noise replaces the image in equal steps.';
const children = <p>The factor of the image is a product over all steps, and β grows from step to step.</p>;

const slider: NumberPredictionProps = {
  ...{ id: 'equal', misconception, children },
  question: 'After how many of 1000 steps are image and noise equally strong?',
  ...{ min: 0, max: 999, unit: 'steps', truth: EQUAL, tolerance: 30, wrong: 500 },
};

const place: PlacePredictionProps = {
  ...{ id: 'equal', misconception, children, kind: 'place', truth: EQUAL, tolerance: 30, wrong: 500 },
  question: 'The line is the factor of the image. At which t is the noise equally strong?',
  x: { min: 0, max: 999, label: 't' },
  y: { min: 0, max: 1, label: 'factor of the image' },
  line: imageAt,
};

const curve: CurvePredictionProps = {
  ...{ id: 'noise', misconception, children, kind: 'curve', truth: noiseAt, tolerance: 0.08 },
  wrong: (t) => t / 999,
  question: 'How does the standard deviation of the noise grow with t?',
  x: { min: 0, max: 999, label: 't' },
  y: { min: 0, max: 1, label: 'standard deviation of the noise' },
};

/** The heights of a drawn curve at its 41 columns. */
const drawn = (height: (share: number) => number) => Array.from({ length: 41 }, (_, column) => height(column / 40));

/** The thumb is hollow until a reader moves it. */
export const Slider: Story = { args: slider };

export const SliderRight: Story = { args: slider, beforeEach: answered('equal', EQUAL + 10) };

/** A second answer has replaced the first. */
export const SliderWrong: Story = { args: slider, beforeEach: answered('equal', 400, 500) };

/** A number that is written, with the decimal mark of any language. */
export const Written: Story = { args: { ...slider, kind: 'number' } };

export const WrittenRight: Story = { args: { ...slider, kind: 'number' }, beforeEach: answered('equal', EQUAL) };

export const WrittenWrong: Story = { args: { ...slider, kind: 'number' }, beforeEach: answered('equal', 500) };

/** A place on a line, by a press or by the slider. */
export const Place: Story = { args: place };

export const PlaceRight: Story = { args: place, beforeEach: answered('equal', EQUAL - 12) };

export const PlaceWrong: Story = { args: place, beforeEach: answered('equal', 500) };

/** A curve that is drawn with a pointer, or with two sliders. */
export const Curve: Story = { args: curve };

export const CurveRight: Story = {
  args: curve,
  beforeEach: answered(
    'noise',
    drawn((share) => Math.min(1, 1 - (1 - share) ** 3)),
  ),
};

/** The dashed line is the answer, the solid one the truth. */
export const CurveWrong: Story = {
  tags: ['pictured'],
  args: curve,
  beforeEach: answered(
    'noise',
    drawn((share) => share),
  ),
};

/** The question and the explanation stay; the message says what is wrong. */
export const SwappedRange: Story = {
  tags: ['error-state'],
  args: { ...slider, min: 999, max: 0 },
};
