import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { SourceImage, type SourceImageProps } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { emptyFile, MISSING_IMAGE, neverArriving, TEXT_FILE } from '../badImages.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Noise/SourceImage',
  id: 'figures-sourceimage',
  tags: ['autodocs'],
  component: SourceImage,
  args: { style: { maxWidth: 512, marginInline: 'auto' } },
  argTypes: controlsOf(SourceImage),
} satisfies Meta<typeof SourceImage>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The built-in image. */
export const Default: Story = {};

/** An author's own image, whose shape is known in advance. */
export const OwnImage: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO, resolution: 480 } };

/** An image whose shape differs from its place is fitted into it whole. */
export const OtherShape: Story = { args: { image: coffee, aspectRatio: 1 } };

/** Few pixels, shown as sharp squares. */
export const LowResolution: Story = { args: { resolution: 32 } };

/** While the image is loading, its place is kept. */
export const Pending: Story = {
  tags: ['pending-state', 'pictured'],
  args: { caption: 'This image never arrives.' },
  render: (args) => <WithImage {...args} make={neverArriving} />,
};

/** The server answers 404. */
export const MissingImage: Story = { tags: ['error-state'], args: { image: MISSING_IMAGE } };

/** What arrives is text. */
export const NotAnImage: Story = { tags: ['error-state'], args: { image: TEXT_FILE } };

/** A file of 0 bytes, as a failed upload leaves it. */
export const EmptyFile: Story = {
  tags: ['error-state'],
  render: (args) => <WithImage {...args} make={emptyFile} />,
};

/** A resolution that is no number of pixels. */
export const BadResolution: Story = { tags: ['error-state'], args: { resolution: 0 } };

interface WithImageProps extends SourceImageProps {
  /** Makes an image that cannot be written down as an arg. */
  make: () => SourceImageProps['image'];
}

function WithImage({ make, ...args }: WithImageProps) {
  const [image] = useState(make);
  return <SourceImage {...args} image={image} />;
}
