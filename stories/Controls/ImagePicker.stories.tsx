import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { DiffusionProvider, ImagePicker, NoiseTriptych, TimestepSlider } from '../../src/index.js';
import { coffee } from '../assets/coffee.js';
import { emptyFile } from '../badImages.js';

const meta = {
  title: 'Controls/ImagePicker',
  tags: ['autodocs'],
  component: ImagePicker,
  argTypes: { note: { control: 'text' } },
  render: (args) => (
    <DiffusionProvider defaultT={200}>
      <ImagePicker {...args} />
      <TimestepSlider />
      <NoiseTriptych />
    </DiffusionProvider>
  ),
} satisfies Meta<typeof ImagePicker>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Try it: choose, drop, paste, or take a picture. All figures below follow. */
export const Default: Story = {};

/** A photograph has been dropped; the figures have its shape. */
export const Chosen: Story = {
  play: async ({ canvasElement }) => {
    const photo = new File([await (await fetch(coffee)).blob()], 'coffee.jpg', { type: 'image/jpeg' });
    const picker = within(canvasElement).getByRole('group', { name: 'the image of the figures' });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(photo);
    picker.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await within(picker).findByText('The figures show coffee.jpg.');
    await waitFor(() => expect(canvasElement.querySelector('[data-state=ready]')).not.toBeNull(), { timeout: 60_000 });
  },
};

/** What is no image says so here; the figures keep what they show. */
export const BadFile: Story = {
  tags: ['message-state', 'pictured'],
  play: async ({ canvasElement }) => {
    const picker = within(canvasElement).getByRole('group', { name: 'the image of the figures' });
    await userEvent.upload(picker.querySelector('input') as HTMLInputElement, emptyFile());
    await within(picker).findByRole('alert');
  },
};

/** What the camera sees, until the picture is taken. Here it sees one colour. */
export const Camera: Story = {
  beforeEach: () => withCamera(async () => onePaintedColour().captureStream(0)),
  play: async ({ canvasElement }) => {
    const picker = within(canvasElement).getByRole('group', { name: 'the image of the figures' });
    await userEvent.click(within(picker).getByRole('button', { name: 'Use the camera' }));
    await within(picker).findByRole('button', { name: 'Take the picture' });
  },
};

/** A reader who lets no page use the camera is told how to allow it. */
export const CameraRefused: Story = {
  tags: ['message-state'],
  beforeEach: () => withCamera(() => Promise.reject(new DOMException('', 'NotAllowedError'))),
  play: async ({ canvasElement }) => {
    const picker = within(canvasElement).getByRole('group', { name: 'the image of the figures' });
    await userEvent.click(within(picker).getByRole('button', { name: 'Use the camera' }));
    await within(picker).findByRole('alert');
  },
};

/** For pages that may not use a camera. */
export const WithoutCamera: Story = { args: { camera: false, note: 'Only your browser reads the file.' } };

/** Puts another camera in the place of the machine's, until the story ends. */
function withCamera(getUserMedia: () => Promise<MediaStream>): () => void {
  const { mediaDevices } = navigator;
  const put = (value: unknown) => Object.defineProperty(navigator, 'mediaDevices', { value, configurable: true });
  put({ getUserMedia });
  return () => put(mediaDevices);
}

function onePaintedColour(): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  const context = canvas.getContext('2d');
  if (context) context.fillStyle = 'teal';
  context?.fillRect(0, 0, 64, 48);
  return canvas;
}
