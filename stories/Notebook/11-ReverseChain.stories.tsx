import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, ReverseChain } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/11 Reverse chain',
  component: ReverseChain,
  decorators: [onPage],
  argTypes: controlsOf(ReverseChain),
} satisfies Meta<typeof ReverseChain>;
export default meta;

/** From x_T back to the image, step by step with (7). */
export const Chain: StoryObj<typeof meta> = {
  name: '11 Reverse chain',
  args: {
    caption:
      'From noise, at the left, to the image. A simulation: the noise to remove is computed from x₀, not predicted.',
  },
  render: (args) => (
    <>
      <Equation name="reverse-variance" />
      <Equation name="reverse-distribution" />
      <Equation name="reverse-sample" />
      <ReverseChain {...args} />
    </>
  ),
};
