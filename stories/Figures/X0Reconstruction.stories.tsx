import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, TimestepSlider, X0Reconstruction } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Denoise/X0Reconstruction',
  id: 'figures-x0reconstruction',
  tags: ['autodocs'],
  component: X0Reconstruction,
  argTypes: controlsOf(X0Reconstruction),
} satisfies Meta<typeof X0Reconstruction>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The noisy image, what (5) makes of it, and the image. */
export const Default: Story = {};

/** More noise than image. */
export const Late: Story = { args: { t: 400 } };

/** The cosine schedule has added less by the same t. */
export const OtherSchedule: Story = { args: { t: 400, schedule: { kind: 'cosine' } } };

/** An ε that is one fifth other noise: `x̂_0` survives it while the image is strong … */
export const WrongEpsilonEarly: Story = { args: { t: 50, epsilonError: 0.2 } };

/** … and drowns in it later, as (5) multiplies the error by `√(1-ᾱ_t)/√ᾱ_t`. */
export const WrongEpsilonLate: Story = { args: { t: 500, epsilonError: 0.2 } };

/** The same with a slider: how wrong may ε be? Move the page's t as well: late, a hundredth is too much. */
export const ErrorSlider: Story = {
  // The figure's own slider and the page's t: what Storybook sets by default would hold both where they are.
  args: { defaultEpsilonError: 0.2, epsilonError: undefined, t: undefined },
  render: (args) => (
    <DiffusionProvider defaultT={300}>
      <TimestepSlider />
      <X0Reconstruction {...args} />
    </DiffusionProvider>
  ),
};

/** An author's own image. */
export const OwnImage: Story = { args: { t: 150, image: coffee, aspectRatio: COFFEE_ASPECT_RATIO } };

/** Its formula above it, each term linked to its panel. */
export const WithFormula: Story = { args: { t: 200, formula: true } };

/** x̂_0 by a model that has seen no image, in place of the true ε. */
export const Denoised: Story = { args: { t: 200, denoiser: 'gaussian' } };

/** A timestep before the first. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: -1 } };
