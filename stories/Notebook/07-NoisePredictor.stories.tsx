import type { Meta, StoryObj } from '@storybook/react-vite';
import { NoisePredictorDiagram } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/07 Noise predictor',
  component: NoisePredictorDiagram,
  decorators: [onPage],
  argTypes: controlsOf(NoisePredictorDiagram),
} satisfies Meta<typeof NoisePredictorDiagram>;
export default meta;

/** What a U-Net takes, and what it gives. */
export const NoisePredictor: StoryObj<typeof meta> = {
  name: '07 Noise predictor',
  args: {
    caption:
      'A network takes the noisy image and t, and gives its estimate of the noise in it. A drawing: no network runs here.',
  },
};
