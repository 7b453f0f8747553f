import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, Guidance, TimestepSlider } from '../../src/index.js';
import { controlsOf, range } from '../controls.js';

const data = { control: 'object' } as const;

const meta = {
  title: 'Figures/Sample/Guidance',
  id: 'figures-guidance',
  tags: ['autodocs'],
  component: Guidance,
  argTypes: {
    ...controlsOf(Guidance),
    ...{ labels: data, interval: data, defaultInterval: data, guide: data },
    ...{ defaultScale: range(0, 10, 0.5), label: range(0, 7), defaultLabel: range(0, 7) },
    ...{ negative: range(0, 7), defaultNegative: range(0, 7) },
  },
} satisfies Meta<typeof Guidance>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The lower moon at scale 3: samples leave the part of it that is near the upper one. */
export const Default: Story = {};

/** At scale 8 they crowd at the far end, and beyond it. */
export const LargeScale: Story = { args: { defaultScale: 8 } };

/** At scale 5 only where there is more signal than noise: nearly all of the class is kept. */
export const Interval: Story = { args: { defaultScale: 5, defaultInterval: [0, Number.POSITIVE_INFINITY] } };

/** Away from the Gaussian beside it, not from all of them: samples go to the other side. */
export const Negative: Story = {
  args: { points: 'eightGaussians', defaultLabel: 0, defaultNegative: 1, defaultScale: 1.5 },
};

/** Points and labels of the page’s own, with the arrows at the timestep of the page. */
export const OwnPoints: Story = {
  args: { points: [-1, 0, -0.9, 0.2, 0, -0.2, 0, 1, 0.2, 0.9, 1, 0, 0.9, -0.3], labels: [0, 0, 0, 1, 1, 2, 2] },
  render: (args) => (
    <DiffusionProvider defaultT={700} schedule={{ kind: 'cosine' }}>
      <TimestepSlider />
      <Guidance {...args} />
    </DiffusionProvider>
  ),
};

/** Guided by a blurred copy of the denoiser, without classes: samples come closer to the data and still cover them. */
export const Autoguidance: Story = {
  args: { deviation: 0.2, guide: { deviation: 0.4 }, defaultScale: 2, t: 300 },
};

/** At scale 5 they are closer to the curve than the data are, and cover less. */
export const LargeAutoguidance: Story = {
  args: { deviation: 0.2, guide: { deviation: 0.4 }, defaultScale: 5, t: 300 },
};

/** A guide beside a class. */
export const BadGuide: Story = { tags: ['error-state'], args: { guide: { deviation: 0.4 }, label: 1 } };

/** A class that no point has. */
export const BadLabel: Story = { tags: ['error-state'], args: { label: 7 } };
