import type { Meta, StoryObj } from '@storybook/react-vite';
import { MaskedDiffusion } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Discrete/MaskedDiffusion',
  id: 'figures-maskeddiffusion',
  tags: ['autodocs'],
  component: MaskedDiffusion,
  argTypes: controlsOf(MaskedDiffusion),
} satisfies Meta<typeof MaskedDiffusion>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Two cells per step in random order. */
export const Default: Story = {};

/** Four cells per step: the third step has drawn digits that no grid has together. */
export const FourAtOnce: Story = { args: { defaultTokensPerStep: 4, defaultStep: 3, defaultSeed: 1 } };

/** All cells that have one candidate, and one more: every grid is valid. */
export const AllCertain: Story = { args: { defaultOrder: 'certain', defaultTokensPerStep: 1, defaultStep: 4 } };

/** Random order, and shown cells are masked again; their dashed outlines show which. */
export const Remasking: Story = { args: { defaultOrder: 'remasking', defaultTokensPerStep: 3, defaultStep: 4 } };

/** Three cells are known from the start, as a prompt is. */
export const Known: Story = {
  args: { known: [0, -1, -1, -1, -1, -1, 1, -1, -1, -1, -1, -1, 2, -1, -1, -1], defaultStep: 0 },
};

/** The same digit twice in a row. */
export const Contradiction: Story = {
  tags: ['error-state'],
  args: { known: [0, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1] },
};
