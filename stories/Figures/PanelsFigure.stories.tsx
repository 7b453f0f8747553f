import type { Meta, StoryObj } from '@storybook/react-vite';
import { MISSING_IMAGE } from '../badImages.js';
import { imageControls } from '../controls.js';
import { sourceCode } from '../sourceCode.js';
import { NoiseLadder } from './NoiseLadder.js';
import noiseLadder from './NoiseLadder.tsx?raw';

const meta = {
  title: 'Building blocks/PanelsFigure',
  id: 'figures-panelsfigure',
  tags: ['autodocs', '!manifest'],
  component: NoiseLadder,
  args: {
    at: [0, 50, 100, 200, 400, 800],
    caption: 'One noise, more and more of it. In the library’s own grid each panel has noise of its own.',
  },
  argTypes: { ...imageControls, at: { control: 'object' } },
  parameters: sourceCode(noiseLadder),
} satisfies Meta<typeof NoiseLadder>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A figure that the library does not have; its whole source is below. */
export const OwnFigure: Story = {};

/** What `describe` throws is shown in the figure's frame. */
export const BadTimestep: Story = { tags: ['error-state'], args: { at: [0, 2000] } };

/** So is what went wrong with the image. */
export const MissingImage: Story = { tags: ['error-state'], args: { image: MISSING_IMAGE } };
