import type { Meta, StoryObj } from '@storybook/react-vite';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, Spectrum, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Noise/Spectrum',
  id: 'figures-spectrum',
  tags: ['autodocs'],
  component: Spectrum,
  argTypes: controlsOf(Spectrum),
} satisfies Meta<typeof Spectrum>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A little noise: it is stronger than the finest details of the image, and weaker than all others. */
export const Default: Story = {};

/** It follows the timestep of its page. */
export const FollowsThePage: Story = {
  render: (args) => (
    <DiffusionProvider defaultT={200}>
      <TimestepSlider />
      <Spectrum {...args} />
    </DiffusionProvider>
  ),
};

const FLOW = gaussianPath({ kind: 'flow' });

/** On the path of flow matching. */
export const OnAPath: Story = { args: { t: 0.35 }, render: (args) => <Spectrum {...args} schedule={FLOW} /> };

/** The values of a gray image: a wave of 8 cycles per width, which has all of its power there. */
export const OneWave: Story = {
  args: {
    t: 300,
    image: {
      shape: [48, 64],
      values: Float32Array.from({ length: 48 * 64 }, (_, i) => Math.cos((2 * Math.PI * 8 * (i % 64)) / 64)),
    },
  },
};

/** A timestep that the schedule does not have. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: -1 } };
