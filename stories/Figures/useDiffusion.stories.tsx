import type { Meta, StoryObj } from '@storybook/react-vite';
import { MISSING_PICTURE } from '../badPictures.js';
import { pictureControls } from '../controls.js';
import { NoiseLadder } from './NoiseLadder.js';

const meta = {
  title: 'Figures/useDiffusion',
  tags: ['autodocs'],
  component: NoiseLadder,
  args: { at: [0, 50, 100, 200, 400, 800] },
  argTypes: {
    image: pictureControls.image,
    schedule: pictureControls.schedule,
    seed: pictureControls.seed,
    resolution: pictureControls.resolution,
    at: { control: 'object' },
    enabled: { control: 'boolean' },
  },
} satisfies Meta<typeof NoiseLadder>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A figure that the library does not have, in seventy lines. */
export const OwnFigure: Story = {};

/** What is wrong with a plan rejects the drawing. */
export const BadTimestep: Story = { tags: ['error-state'], args: { at: [0, 2000] } };

/** The hook reports what went wrong; the figure decides how to say it. */
export const MissingPicture: Story = { tags: ['error-state'], args: { image: MISSING_PICTURE } };
