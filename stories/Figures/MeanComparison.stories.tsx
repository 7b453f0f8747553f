import type { Meta, StoryObj } from '@storybook/react-vite';
import { MeanComparison } from '../../src/index.js';

const meta = { title: 'Figures/MeanComparison', component: MeanComparison } satisfies Meta<typeof MeanComparison>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
