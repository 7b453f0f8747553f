import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, NoisePrediction, TimestepSlider } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Denoise/NoisePrediction',
  id: 'figures-noiseprediction',
  tags: ['autodocs'],
  component: NoisePrediction,
  argTypes: controlsOf(NoisePrediction),
} satisfies Meta<typeof NoisePrediction>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A model that has seen no image finds most of the noise, and takes part of the image for noise. */
export const Default: Story = {};

/** Early, little noise has to be found. */
export const Early: Story = { args: { t: 20 } };

/** Late, only the largest shapes are certain: x̂_0 is a blur. */
export const Late: Story = { args: { t: 600 } };

/** Move t: the prediction follows. */
export const Scrubbed: Story = {
  args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO },
  render: (args) => (
    <DiffusionProvider defaultT={80}>
      <TimestepSlider />
      <NoisePrediction {...args} />
    </DiffusionProvider>
  ),
};

/** By (5), with the prediction for ε. */
export const WithFormula: Story = { args: { t: 200, formula: true } };

/** How wrong the prediction is, and what it makes of x̂_0: nine times the differences. */
export const Differences: Story = { args: { t: 200, difference: 'shown' } };

/** The oracle makes no error. */
export const Oracle: Story = { args: { denoiser: 'oracle' } };

/** No denoiser of that name. */
export const BadDenoiser: Story = { tags: ['error-state'], args: { denoiser: 'unet' as 'gaussian' } };
