import type { Meta, StoryObj } from '@storybook/react-vite';
import { X0Reconstruction } from '../../src/index.js';

const meta = { title: 'Figures/X0Reconstruction', component: X0Reconstruction } satisfies Meta<typeof X0Reconstruction>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
