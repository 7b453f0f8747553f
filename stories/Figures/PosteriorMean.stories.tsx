import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, PosteriorMean, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Denoise/PosteriorMean',
  id: 'figures-posteriormean',
  tags: ['autodocs'],
  component: PosteriorMean,
  argTypes: controlsOf(PosteriorMean),
} satisfies Meta<typeof PosteriorMean>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A blend: x_t can come from several faces. */
export const Default: Story = {};

/** Noise can come from any of them: the mean is the average face. */
export const Noise: Story = { args: { t: 999 } };

/** Early, only one face explains x_t. */
export const Certain: Story = { args: { t: 200 } };

/** Another face, and a little less noise. */
export const OtherTarget: Story = { args: { t: 440, defaultTarget: 20, seed: 3 } };

/** Move t: from the average to a blend, then to one. */
export const Scrubbed: Story = {
  render: (args) => (
    <DiffusionProvider defaultT={560}>
      <TimestepSlider />
      <PosteriorMean {...args} />
    </DiffusionProvider>
  ),
};

/** There are 50 images. */
export const BadTarget: Story = { tags: ['error-state'], args: { defaultTarget: 50 } };
