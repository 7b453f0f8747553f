import type { Meta, StoryObj } from '@storybook/react-vite';
import { SourceImage } from '../../src/index.js';
import { pictureControls } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook/01 Picture',
  component: SourceImage,
  decorators: [onPage],
  argTypes: pictureControls,
} satisfies Meta<typeof SourceImage>;
export default meta;

/** The picture that noise is added to. */
export const Picture: StoryObj<typeof meta> = {
  name: '01 Picture',
  args: {
    caption: 'x₀, the picture that everything starts from: three numbers a pixel, for red, green and blue.',
  },
};
