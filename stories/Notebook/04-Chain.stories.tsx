import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChainDiagram, Equation } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/04 Chain',
  component: ChainDiagram,
  decorators: [onPage],
  argTypes: controlsOf(ChainDiagram),
} satisfies Meta<typeof ChainDiagram>;
export default meta;

/** The chain of states and the two processes that run along it. */
export const Chain: StoryObj<typeof meta> = {
  name: '04 Chain',
  args: {
    caption:
      'The forward process q, below, adds noise one step at a time; the reverse process p, above, has to take it away again.',
  },
  render: (args) => (
    <>
      <Equation name="trajectory" />
      <ChainDiagram {...args} />
    </>
  ),
};
