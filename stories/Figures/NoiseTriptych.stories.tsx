import type { Meta, StoryObj } from '@storybook/react-vite';
import { NoiseTriptych } from '../../src/index.js';

const meta = { title: 'Figures/NoiseTriptych', component: NoiseTriptych } satisfies Meta<typeof NoiseTriptych>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
