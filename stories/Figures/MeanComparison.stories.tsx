import type { Meta, StoryObj } from '@storybook/react-vite';
import { MeanComparison } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Denoise/MeanComparison',
  id: 'figures-meancomparison',
  tags: ['autodocs'],
  component: MeanComparison,
  argTypes: controlsOf(MeanComparison),
} satisfies Meta<typeof MeanComparison>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The noisy image and two means of the step before. */
export const Default: Story = {};

/** More noise than image. */
export const Late: Story = { args: { t: 400 } };

/** The cosine schedule has added less by the same t. */
export const OtherSchedule: Story = { args: { t: 400, schedule: { kind: 'cosine' } } };

/** An author's own image. */
export const OwnImage: Story = { args: { t: 150, image: coffee, aspectRatio: COFFEE_ASPECT_RATIO } };

/** The step before t = 0 would be t = -1, which there is not. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: 0 } };

/** The posterior mean with the x̂_0 of a model that has seen no image. */
export const Denoised: Story = { args: { t: 200, denoiser: 'gaussian' } };

/** The formula of the posterior mean above it, each term linked to its panel. */
export const WithFormula: Story = { args: { t: 200, formula: true } };
