import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  DiffusionProvider,
  ForwardGrid,
  Histogram,
  NoisePrediction,
  NoiseTriptych,
  ReverseChain,
  SourceImage,
  TimestepSlider,
} from '../../src/index.js';
import { digit } from '../assets/digit.js';
import { pressPanel } from '../pressPanel.js';

const meta = { title: 'Building blocks/Arrays', id: 'figures-arrays', tags: ['!manifest'] } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** A digit of 28 × 28 grey values. Each pixel has one value, and one of noise. */
export const Digit: Story = { render: () => <NoiseTriptych image={digit} t={100} /> };

/** Under the loupe a grey pixel has one line, where a colour has three. */
export const DigitUnderTheLoupe: Story = {
  render: () => <NoiseTriptych image={digit} t={100} />,
  play: ({ canvasElement }) => pressPanel(canvasElement, 1, [0.62, 0.3]),
};

/** Most of its values are black and most others white: two peaks, which the noise makes one. */
export const DigitOnAPage: Story = {
  render: () => (
    <DiffusionProvider image={digit} defaultT={60}>
      <TimestepSlider />
      <NoiseTriptych />
      <Histogram />
    </DiffusionProvider>
  ),
};

/** The forward process of a digit. */
export const DigitGrid: Story = { render: () => <ForwardGrid image={digit} rows={3} /> };

/** And its way back. */
export const DigitChain: Story = { render: () => <ReverseChain image={digit} /> };

/** A prior of photographs, in grey: a digit is no photograph, and the error shows it. */
export const DigitPredicted: Story = { render: () => <NoisePrediction image={digit} t={200} /> };

/** Colours computed by the page: red grows to the right, green downwards. */
export const Colors: Story = {
  render: () => (
    <SourceImage
      style={{ maxWidth: 320 }}
      image={{
        shape: [12, 16, 3],
        values: Array.from({ length: 12 * 16 }, (_, i) => [(i % 16) / 7.5 - 1, Math.floor(i / 16) / 5.5 - 1, 0]).flat(),
      }}
    />
  ),
};

/** An array that has not as many values as its shape says. */
export const BadArray: Story = {
  tags: ['error-state'],
  render: () => <SourceImage style={{ maxWidth: 320 }} image={{ shape: [28, 28], values: [0, 1, 0] }} />,
};
