import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, NoiseTriptych, ScheduleChart, TimestepSlider } from '../../src/index.js';

const meta = {
  title: 'Controls/TimestepSlider',
  tags: ['autodocs'],
  component: TimestepSlider,
  argTypes: { label: { control: 'text' } },
  render: (args) => (
    <DiffusionProvider defaultT={200}>
      <TimestepSlider {...args} />
      <ScheduleChart curves={['alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt']} height={180} />
      <NoiseTriptych />
    </DiffusionProvider>
  ),
} satisfies Meta<typeof TimestepSlider>;
export default meta;
type Story = StoryObj<typeof meta>;

/** All figures under one provider follow it, and so does the marker of a chart, which can be dragged as well. */
export const Default: Story = {};

/** As many steps as the provider’s schedule has. */
export const ShortSchedule: Story = {
  render: (args) => (
    <DiffusionProvider schedule={{ timesteps: 30 }} defaultT={10}>
      <TimestepSlider {...args} />
      <NoiseTriptych />
    </DiffusionProvider>
  ),
};
