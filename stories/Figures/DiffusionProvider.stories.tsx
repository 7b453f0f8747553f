import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, MeanComparison, NoiseTriptych } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { imageControls } from '../controls.js';

const meta = {
  title: 'Building blocks/DiffusionProvider',
  id: 'figures-diffusionprovider',
  tags: ['autodocs'],
  component: DiffusionProvider,
  args: { seed: 3, resolution: 320 },
  argTypes: {
    image: imageControls.image,
    schedule: imageControls.schedule,
    seed: imageControls.seed,
    resolution: imageControls.resolution,
    children: { control: false },
  },
} satisfies Meta<typeof DiffusionProvider>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Two figures of one image, which is loaded once, with the same noise. */
export const TwoFigures: Story = {
  render: (args) => (
    <DiffusionProvider {...args}>
      <NoiseTriptych t={150} caption="Image, schedule and seed from the provider." />
      <MeanComparison t={150} caption="The same, so the noisy image is the same." />
    </DiffusionProvider>
  ),
};

/** What a figure says itself wins over the provider. */
export const OneFigureDiffers: Story = {
  args: { image: coffee },
  render: (args) => (
    <DiffusionProvider {...args}>
      <NoiseTriptych t={400} aspectRatio={COFFEE_ASPECT_RATIO} caption="The linear schedule, from the provider." />
      <NoiseTriptych
        t={400}
        aspectRatio={COFFEE_ASPECT_RATIO}
        schedule={{ kind: 'cosine' }}
        caption="The cosine schedule, the figure’s own."
      />
    </DiffusionProvider>
  ),
};

/** An option that is wrong shows in every figure that takes it. */
export const BadSchedule: Story = {
  tags: ['error-state'],
  args: { schedule: { betaEnd: 2 } },
  render: (args) => (
    <DiffusionProvider {...args}>
      <NoiseTriptych aspectRatio={COFFEE_ASPECT_RATIO} />
      <MeanComparison aspectRatio={COFFEE_ASPECT_RATIO} />
    </DiffusionProvider>
  ),
};
