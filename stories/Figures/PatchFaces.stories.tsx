import type { Meta, StoryObj } from '@storybook/react-vite';
import { PatchFaces } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const windowControl = { control: 'select', options: [3, 5, 7, 9, 11, 13, 15, 31] } as const;

const meta = {
  title: 'Figures/Sample/PatchFaces',
  id: 'figures-patchfaces',
  tags: ['autodocs'],
  component: PatchFaces,
  argTypes: {
    ...controlsOf(PatchFaces),
    window: windowControl,
    defaultWindow: windowControl,
  },
} satisfies Meta<typeof PatchFaces>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Through a window of 7 × 7 pixels, every face is new. */
export const Default: Story = {};

/** With the whole image in view, every face is a copy. */
export const WholeImage: Story = { args: { defaultWindow: 31 } };

/** With 3 × 3 pixels, faces fall apart. */
export const SmallWindow: Story = { args: { defaultWindow: 3 } };

/** Windows have a middle. */
export const BadWindow: Story = { tags: ['error-state'], args: { defaultWindow: 4 as 5 } };
