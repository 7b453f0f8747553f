import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChainDiagram } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Noise/ChainDiagram',
  id: 'figures-chaindiagram',
  tags: ['autodocs'],
  component: ChainDiagram,
  argTypes: controlsOf(ChainDiagram),
} satisfies Meta<typeof ChainDiagram>;
export default meta;
type Story = StoryObj<typeof meta>;

/** States of the chain, and the two processes along it. */
export const Default: Story = {};

/** Little noise yet. */
export const Early: Story = { args: { t: 50 } };

/** An author's own image, and other noise. */
export const OwnImage: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO, seed: 7 } };

/** The last of 1000 steps is t = 999. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: 1000 } };
