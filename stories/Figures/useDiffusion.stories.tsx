import type { Meta, StoryObj } from '@storybook/react-vite';
import { MISSING_IMAGE } from '../badImages.js';
import { imageControls, timestepControl } from '../controls.js';
import { sourceCode } from '../sourceCode.js';
import { NoisyCanvas } from './NoisyCanvas.js';
import noisyCanvas from './NoisyCanvas.tsx?raw';

const meta = {
  title: 'Building blocks/useDiffusion',
  id: 'figures-usediffusion',
  tags: ['autodocs', '!manifest'],
  component: NoisyCanvas,
  args: { t: 200 },
  argTypes: {
    image: imageControls.image,
    schedule: imageControls.schedule,
    seed: imageControls.seed,
    resolution: imageControls.resolution,
    t: timestepControl,
    enabled: { control: 'boolean' },
  },
  parameters: sourceCode(noisyCanvas),
} satisfies Meta<typeof NoisyCanvas>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The hook paints a canvas of yours and reads the values behind it, where `PanelsFigure` is not enough. */
export const OwnCanvas: Story = {};

/** What a quantity throws is yours to show. */
export const BadTimestep: Story = { tags: ['error-state'], args: { t: 2000 } };

/** The hook says what went wrong with the image; the component decides how to show it. */
export const MissingImage: Story = { tags: ['error-state'], args: { image: MISSING_IMAGE } };
