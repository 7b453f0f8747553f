import type { Meta, StoryObj } from '@storybook/react-vite';
import { sourceCode } from '../sourceCode.js';
import { InventedFaces } from './InventedFaces.js';
import inventedFaces from './InventedFaces.tsx?raw';

const meta = {
  title: 'Building blocks/facesDenoiser',
  id: 'figures-facesdenoiser',
  tags: ['autodocs', '!manifest'],
  component: InventedFaces,
  args: { count: 8, seed: 0 },
  parameters: sourceCode(inventedFaces),
} satisfies Meta<typeof InventedFaces>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A U-Net of 249,000 weights, sampled in the page in 40 steps of DDPM. None of its faces is in the data. */
export const Invented: Story = {};
