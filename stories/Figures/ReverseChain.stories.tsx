import type { Meta, StoryObj } from '@storybook/react-vite';
import { ReverseChain } from '../../src/index.js';

const meta = { title: 'Figures/ReverseChain', component: ReverseChain } satisfies Meta<typeof ReverseChain>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
