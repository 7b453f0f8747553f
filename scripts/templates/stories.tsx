import type { Meta, StoryObj } from '@storybook/react-vite';
import { MyFigure } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Noise/MyFigure',
  id: 'figures-myfigure',
  tags: ['autodocs'],
  component: MyFigure,
  argTypes: controlsOf(MyFigure),
} satisfies Meta<typeof MyFigure>;
export default meta;
type Story = StoryObj<typeof meta>;

/** What it shows by default. */
export const Default: Story = {};
