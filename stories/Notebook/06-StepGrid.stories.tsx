import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, ForwardGrid } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/06 Step grid',
  component: ForwardGrid,
  decorators: [onPage],
  argTypes: controlsOf(ForwardGrid),
} satisfies Meta<typeof ForwardGrid>;
export default meta;

/** Samples of x_t from one x_{t-1}, by (1). */
export const StepGrid: StoryObj<typeof meta> = {
  name: '06 Step grid',
  args: {
    kind: 'step',
    caption:
      'The same timesteps, but each row starts from one noisy state of the step before. The mean keeps that state’s noise, and the samples differ only by the noise of a single step.',
  },
  render: (args) => (
    <>
      <Equation name="forward-step" />
      <ForwardGrid {...args} />
    </>
  ),
};
