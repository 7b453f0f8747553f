import type { Meta, StoryObj } from '@storybook/react-vite';
import { PathComparison } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Compare/PathComparison',
  id: 'figures-pathcomparison',
  tags: ['autodocs'],
  component: PathComparison,
  argTypes: controlsOf(PathComparison),
} satisfies Meta<typeof PathComparison>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Four paths, one arc: DDPM, cosine, flow matching and EDM. */
export const Default: Story = {};

/** All eight kinds. Where not all paths reach as far, the ways begin where the shortest does. */
export const AllKinds: Story = {
  args: { kinds: ['vp-linear', 'vp-scaled-linear', 'cosine', 'sigmoid', 'zero-snr', 've', 'edm', 'flow'] },
};

/** The shift of Stable Diffusion 3: another clock, the same arc and the same ends. */
export const Shifted: Story = { args: { kinds: ['vp-linear', 'flow'], defaultShift: 3, defaultLogSnr: 0 } };

/** No such path. */
export const BadKind: Story = { tags: ['error-state'], args: { kinds: ['linear' as 'flow'] } };
