import type { Meta, StoryObj } from '@storybook/react-vite';
import { SourceImage } from '../../src/index.js';

const meta = { title: 'Figures/SourceImage', component: SourceImage } satisfies Meta<typeof SourceImage>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};
