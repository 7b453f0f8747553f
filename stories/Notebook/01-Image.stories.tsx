import type { Meta, StoryObj } from '@storybook/react-vite';
import { SourceImage } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/01 Image',
  component: SourceImage,
  decorators: [onPage],
  argTypes: controlsOf(SourceImage),
} satisfies Meta<typeof SourceImage>;
export default meta;

/** The image that noise is added to. */
export const Image: StoryObj<typeof meta> = {
  name: '01 Image',
  args: {
    caption: 'x₀, the image that everything starts from: three numbers per pixel, for red, green and blue.',
  },
};
