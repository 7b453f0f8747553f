import type { Meta, StoryObj } from '@storybook/react-vite';
import { NoisePredictorDiagram } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Denoise/NoisePredictorDiagram',
  id: 'figures-noisepredictordiagram',
  tags: ['autodocs'],
  component: NoisePredictorDiagram,
  argTypes: controlsOf(NoisePredictorDiagram),
} satisfies Meta<typeof NoisePredictorDiagram>;
export default meta;
type Story = StoryObj<typeof meta>;

/** `x_t` and t go in; what should come out is the noise in `x_t`. */
export const Default: Story = {};

/** More noise than image. */
export const Late: Story = { args: { t: 400 } };

/** An author's own image, and other noise. */
export const OwnImage: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO, seed: 7 } };

/** A model at the network’s place: the noise that it predicts. */
export const Denoised: Story = { args: { t: 200, denoiser: 'gaussian' } };

/** The last of 1000 steps is t = 999. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: 1000 } };
