import type { Meta, StoryObj } from '@storybook/react-vite';
import { Inpaint } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const windowControl = { control: 'select', options: [3, 5, 7, 9, 11, 13, 15, 31] } as const;
const maskControl = { control: 'select', options: ['mouth', 'eyes', 'left'] } as const;

const meta = {
  title: 'Figures/Sample/Inpaint',
  id: 'figures-inpaint',
  tags: ['autodocs'],
  component: Inpaint,
  argTypes: {
    ...controlsOf(Inpaint),
    window: windowControl,
    defaultWindow: windowControl,
    mask: maskControl,
    defaultMask: maskControl,
  },
} satisfies Meta<typeof Inpaint>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The mouth is hidden. Pasted at every step, the rest has no say in what becomes of it. */
export const Default: Story = {};

/** Eyes belong together, but a window of 5 pixels does not reach from one to the other. */
export const LeftHalf: Story = { args: { defaultMask: 'left', defaultFace: 147 } };

/** With the whole image in view the denoiser knows whole faces, and none of them is this one. */
export const WholeImage: Story = { args: { defaultWindow: 31, defaultMask: 'eyes' } };

/** Where all is hidden, nothing is known, and the filling is a sample. */
export const AllHidden: Story = {
  args: { defaultMask: new Array(256).fill(true), defaultResample: 2 },
};

/** A mask has 256 pixels. */
export const BadMask: Story = { tags: ['error-state'], args: { defaultMask: [true, false] } };
