import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, NoiseTriptych } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/08 Noise triptych',
  component: NoiseTriptych,
  decorators: [onPage],
  argTypes: controlsOf(NoiseTriptych),
} satisfies Meta<typeof NoiseTriptych>;
export default meta;

/** What x_t is made of. */
export const Triptych: StoryObj<typeof meta> = {
  name: '08 Noise triptych',
  args: {
    t: 50,
    caption: 'The image, the image with noise, and the noise alone at full strength.',
  },
  render: (args) => (
    <>
      <Equation name="forward-jump-sample" />
      <NoiseTriptych {...args} />
    </>
  ),
};
