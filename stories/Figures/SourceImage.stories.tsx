import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { SourceImage, type SourceImageProps } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { emptyFile, MISSING_PICTURE, neverArriving, TEXT_FILE } from '../badPictures.js';
import { pictureControls } from '../controls.js';

const meta = {
  title: 'Figures/SourceImage',
  tags: ['autodocs'],
  component: SourceImage,
  args: { style: { maxWidth: 512 } },
  argTypes: pictureControls,
} satisfies Meta<typeof SourceImage>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The built-in photograph. */
export const Default: Story = {};

/** A picture of the author's, whose shape is known ahead. */
export const OwnPicture: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO, resolution: 480 } };

/** A picture of another shape than the place kept for it is fitted in whole. */
export const OtherShape: Story = { args: { image: coffee, aspectRatio: 1 } };

/** Few pixels, shown as sharp squares. */
export const LowResolution: Story = { args: { resolution: 32 } };

/** While the picture is on its way its place is kept. */
export const Pending: Story = {
  tags: ['pending-state'],
  args: { caption: 'This picture never arrives.' },
  render: (args) => <WithPicture {...args} make={neverArriving} />,
};

/** The server answers 404. */
export const MissingPicture: Story = { tags: ['error-state'], args: { image: MISSING_PICTURE } };

/** What arrives is text. */
export const NotAPicture: Story = { tags: ['error-state'], args: { image: TEXT_FILE } };

/** A file of 0 bytes, as a failed upload leaves it. */
export const EmptyFile: Story = {
  tags: ['error-state'],
  render: (args) => <WithPicture {...args} make={emptyFile} />,
};

/** A resolution that is no number of pixels. */
export const BadResolution: Story = { tags: ['error-state'], args: { resolution: 0 } };

interface WithPictureProps extends SourceImageProps {
  /** Makes a picture that cannot be written down as an arg. */
  make: () => SourceImageProps['image'];
}

function WithPicture({ make, ...args }: WithPictureProps) {
  const [image] = useState(make);
  return <SourceImage {...args} image={image} />;
}
