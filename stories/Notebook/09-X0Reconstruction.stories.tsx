import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, X0Reconstruction } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/09 x0 reconstruction',
  component: X0Reconstruction,
  decorators: [onPage],
  argTypes: controlsOf(X0Reconstruction),
} satisfies Meta<typeof X0Reconstruction>;
export default meta;

/** x_0 taken back out of x_t where the noise is known, by (5). */
export const Reconstruction: StoryObj<typeof meta> = {
  name: '09 x0 reconstruction',
  args: {
    t: 50,
    caption: 'With the true noise, (5) gives the image back. ℓ1 is the mean absolute error against x₀ over all values.',
  },
  render: (args) => (
    <>
      <Equation name="predict-x0" />
      <X0Reconstruction {...args} />
    </>
  ),
};
