import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, ForwardGrid } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/05 Jump grid',
  component: ForwardGrid,
  decorators: [onPage],
  argTypes: controlsOf(ForwardGrid),
} satisfies Meta<typeof ForwardGrid>;
export default meta;

/** Samples of x_t straight from x_0, by (2). */
export const JumpGrid: StoryObj<typeof meta> = {
  name: '05 Jump grid',
  args: {
    kind: 'jump',
    caption:
      'Each row: the mean of the noisy image, then samples around it, each with noise of its own. The mean fades to grey; the samples fill up with noise.',
  },
  render: (args) => (
    <>
      <Equation name="forward-jump" />
      <ForwardGrid {...args} />
    </>
  ),
};
