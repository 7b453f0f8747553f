import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, MeanComparison } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/10 Mean comparison',
  component: MeanComparison,
  decorators: [onPage],
  argTypes: controlsOf(MeanComparison),
} satisfies Meta<typeof MeanComparison>;
export default meta;

/** Two means of x_{t-1}: with x_t seen, (4), and without. */
export const Means: StoryObj<typeof meta> = {
  name: '10 Mean comparison',
  args: {
    t: 50,
    caption:
      'The posterior mean, violet, has seen the noisy image and keeps some of its noise; the forward mean, green, knows only x₀ and has none. Below each is its mean absolute error (ℓ1) against x₀.',
  },
  render: (args) => (
    <>
      <Equation name="posterior-mean" />
      <MeanComparison {...args} />
    </>
  ),
};
