import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, NoiseTriptych, TimestepBar } from '../../src/index.js';

const meta = {
  title: 'Controls/TimestepBar',
  tags: ['autodocs'],
  component: TimestepBar,
  render: (args) => (
    <DiffusionProvider defaultT={200}>
      <TimestepBar {...args} />
      <NoiseTriptych />
    </DiffusionProvider>
  ),
} satisfies Meta<typeof TimestepBar>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Play, a slider and a field in one line, which a page may keep in sight. */
export const Default: Story = {};
