import type { Meta, StoryObj } from '@storybook/react-vite';
import { gaussianPath } from '../../src/core/index.js';
import { NoiseTriptych } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Noise/NoiseTriptych',
  id: 'figures-noisetriptych',
  tags: ['autodocs'],
  component: NoiseTriptych,
  argTypes: controlsOf(NoiseTriptych),
} satisfies Meta<typeof NoiseTriptych>;
export default meta;
type Story = StoryObj<typeof meta>;

const FLOW = gaussianPath({ kind: 'flow' });
const EDM = gaussianPath({ kind: 'edm' });

/** The image, the image with noise, and the noise alone. */
export const Default: Story = {};

/** More noise than image. */
export const Late: Story = { args: { t: 400 } };

/** The cosine schedule has added less by the same t. */
export const OtherSchedule: Story = { args: { t: 400, schedule: { kind: 'cosine' } } };

/** An author's own image. */
export const OwnImage: Story = { args: { t: 150, image: coffee, aspectRatio: COFFEE_ASPECT_RATIO } };

/** Its formula above it, each term linked to its panel. */
export const WithFormula: Story = { args: { t: 200, formula: true } };

/** The straight path of flow matching, at a time. */
export const OnAPath: Story = {
  args: { t: 0.35, formula: true },
  render: (args) => <NoiseTriptych {...args} schedule={FLOW} />,
};

/** σ grows to 80: shown is what no screen would otherwise have room for. */
export const WithoutABound: Story = {
  args: { t: 2 },
  render: (args) => <NoiseTriptych {...args} schedule={EDM} />,
};

/** A timestep after the last. */
export const BadTimestep: Story = { tags: ['error-state', 'pictured'], args: { t: 1000 } };
