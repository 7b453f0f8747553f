import type { Meta, StoryObj } from '@storybook/react-vite';
import { NoisePredictorDiagram } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { pictureControls, timestepControl } from '../controls.js';

const meta = {
  title: 'Figures/NoisePredictorDiagram',
  tags: ['autodocs'],
  component: NoisePredictorDiagram,
  argTypes: { ...pictureControls, t: timestepControl },
} satisfies Meta<typeof NoisePredictorDiagram>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A fifth of the way from the picture to noise. */
export const Default: Story = {};

/** More noise than picture. */
export const Late: Story = { args: { t: 400 } };

/** A picture of the author's, and other noise. */
export const OwnPicture: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO, seed: 7 } };

/** The last of 1000 steps is t = 999. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: 1000 } };
