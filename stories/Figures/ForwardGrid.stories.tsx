import type { Meta, StoryObj } from '@storybook/react-vite';
import { ForwardGrid } from '../../src/index.js';

const meta = { title: 'Figures/ForwardGrid', component: ForwardGrid } satisfies Meta<typeof ForwardGrid>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
export const Step: Story = { args: { kind: 'step' } };
