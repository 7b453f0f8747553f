import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { gaussianPath } from '../../src/core/index.js';
import { ForwardGrid } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { MISSING_IMAGE, neverArriving } from '../badImages.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Noise/ForwardGrid',
  id: 'figures-forwardgrid',
  tags: ['autodocs'],
  component: ForwardGrid,
  argTypes: controlsOf(ForwardGrid),
} satisfies Meta<typeof ForwardGrid>;
export default meta;
type Story = StoryObj<typeof meta>;

const SHIFTED = gaussianPath({ kind: 'flow', shift: 3 });

/** Evenly spaced timesteps, samples of `x_t` straight from `x_0`. */
export const Default: Story = {};

/** Samples of `x_t` from one `x_{t-1}` in each row. */
export const Step: Story = { args: { kind: 'step' } };

/** One ε down each column: only its share changes. */
export const SameNoise: Story = { args: { sameNoise: true } };

/** The cosine schedule keeps the image in sight for longer. */
export const OtherSchedule: Story = { args: { schedule: { kind: 'cosine' } } };

/** The path of flow matching, for images three times as large: noise takes over early. */
export const OnAPath: Story = { render: (args) => <ForwardGrid {...args} schedule={SHIFTED} /> };

/** An author's own image. */
export const OwnImage: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO } };

/** Other noise, everything else alike. */
export const OtherSeed: Story = { args: { seed: 7 } };

/** Three rows of two samples. */
export const Small: Story = {
  args: { rows: 3, samples: 2, caption: 'Stages of the forward process.', style: { maxWidth: 640 } },
};

/** One row of one sample. */
export const Smallest: Story = { args: { rows: 1, samples: 1, style: { maxWidth: 512 } } };

/** While the image is loading, the grid keeps its place. */
export const Pending: Story = {
  tags: ['pending-state'],
  render: function Grid(args) {
    const [image] = useState(neverArriving);
    return <ForwardGrid {...args} image={image} />;
  },
};

/** An unknown kind. */
export const BadKind: Story = { tags: ['error-state'], args: { kind: 'leap' as 'jump' } };

/** A path has no single steps. */
export const StepOnAPath: Story = {
  tags: ['error-state'],
  args: { kind: 'step' },
  render: (args) => <ForwardGrid {...args} schedule={SHIFTED} />,
};

/** More rows than the figure takes. */
export const BadRows: Story = { tags: ['error-state'], args: { rows: 51 } };

/** A schedule whose ends are the wrong way round. */
export const BadSchedule: Story = { tags: ['error-state'], args: { schedule: { betaStart: 0.5, betaEnd: 0.02 } } };

/** The server answers 404. */
export const MissingImage: Story = { tags: ['error-state'], args: { image: MISSING_IMAGE } };
