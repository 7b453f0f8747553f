import type { Meta, StoryObj } from '@storybook/react-vite';
import { FlowPlane } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/FlowPlane',
  tags: ['autodocs'],
  component: FlowPlane,
  argTypes: controlsOf(FlowPlane),
} satisfies Meta<typeof FlowPlane>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Three points on a line. The flow and the SDE path begin at the same noise, and end at different points. */
export const Default: Story = {};
