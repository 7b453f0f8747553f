import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, PointProcess, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { pressPanel } from '../pressPanel.js';

const meta = {
  title: 'Figures/Points/PointProcess',
  id: 'figures-pointprocess',
  tags: ['autodocs'],
  component: PointProcess,
  argTypes: controlsOf(PointProcess),
} satisfies Meta<typeof PointProcess>;
export default meta;
type Story = StoryObj<typeof meta>;

/** A Swiss roll, a fifth of the way. */
export const Default: Story = {};

/** Two thirds of the way nothing of the word can be read. */
export const Letters: Story = { args: { points: 'letters', t: 650 } };

/** With the values of (2). */
export const WithFormula: Story = { args: { points: 'twoMoons', t: 400, formula: true } };

/** At the end of the cosine schedule nothing is left of the data. */
export const Last: Story = { args: { points: 'eightGaussians', t: 999 } };

/** Points of an author's own, on the notebook's schedule. */
export const OwnPoints: Story = {
  args: { points: [-1.5, 0, -0.5, 1, 0.5, -1, 1.5, 0], t: 100, schedule: { kind: 'linear' } },
};

/** A press on a plot rings the nearest point in all three, and shows how its coordinates come about. */
export const UnderTheLoupe: Story = {
  args: { points: 'spiral', t: 300 },
  play: ({ canvasElement }) => pressPanel(canvasElement, 0, [0.66, 0.3]),
};

/** A narrow page has room for the numbers of the panel that was pressed. */
export const NarrowUnderTheLoupe: Story = {
  args: { points: 'letters', t: 200 },
  parameters: {
    viewport: {
      options: { phone: { name: 'phone', styles: { width: '360px', height: '740px' } } },
      defaultViewport: 'phone',
    },
  },
  play: ({ canvasElement }) => pressPanel(canvasElement, 1, [0.5, 0.5]),
};

/** It follows the timestep of its page. */
export const FollowsThePage: Story = {
  render: () => (
    <DiffusionProvider defaultT={300} schedule={{ kind: 'cosine' }}>
      <TimestepSlider />
      <PointProcess points="spiral" />
    </DiffusionProvider>
  ),
};

/** There is no such set. */
export const BadSet: Story = { tags: ['error-state'], args: { points: 'circle' as 'spiral' } };

/** An x without its y. */
export const BadPoints: Story = { tags: ['error-state'], args: { points: [0, 1, 2] } };
