import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, NoiseTriptych, PlayControls, TimestepSlider } from '../../src/index.js';

const meta = {
  title: 'Controls/PlayControls',
  tags: ['autodocs'],
  component: PlayControls,
  argTypes: {
    defaultSpeed: { control: 'select', options: [0.25, 0.5, 1, 2, 4] },
    defaultDirection: { control: 'inline-radio', options: ['forward', 'backward'] },
  },
  render: (args) => (
    <DiffusionProvider defaultT={200}>
      <TimestepSlider />
      <PlayControls {...args} />
      <NoiseTriptych />
    </DiffusionProvider>
  ),
} satisfies Meta<typeof PlayControls>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing moves until somebody presses play. */
export const Default: Story = {};

/** From noise to image, as a model samples. */
export const Backward: Story = { args: { defaultDirection: 'backward', defaultSpeed: 0.5 } };
