import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, SourceImage } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';
import { ValueScale } from './ValueScale.js';

const meta = {
  title: 'Notebook cells/02 Range',
  component: SourceImage,
  decorators: [onPage],
  argTypes: controlsOf(SourceImage),
} satisfies Meta<typeof SourceImage>;
export default meta;

/** How pixels become values, and values pixels. */
export const Range: StoryObj<typeof meta> = {
  name: '02 Range',
  args: {
    caption: 'x₀ shown from the range [−1, 1]. It looks as it did before: the two scalings undo each other.',
  },
  render: (args) => (
    <>
      <Equation tex="x = \tfrac{2}{255}\,p - 1,\qquad p = \tfrac{255}{2}\,(x + 1)" />
      <SourceImage {...args} />
      <ValueScale caption="Above: the grey level p that a screen shows. Below: the value x that the process works with. Values beyond −1 and 1 are kept, and clipped only when they are shown." />
    </>
  ),
};
