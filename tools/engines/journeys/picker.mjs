// The picker of an image: a file of the reader's, one that is no image, and one from the clipboard.
import { fileURLToPath } from 'node:url';

const PHOTO = fileURLToPath(new URL('../../consumers/shared/coffee.jpg', import.meta.url));
const NO_IMAGE = fileURLToPath(import.meta.url);
const BACK = { css: 'button', name: 'Back to the first image' };

const saysStatus = (text) => document.querySelector('.df-picker [role=status]').textContent.includes(text);
const isShown = () => document.querySelector('figure').dataset.state === 'ready';
const shapeOf = () => {
  const { width, height } = document.querySelector('figure canvas');
  return width / height;
};
const hasOtherShape = (shape) => {
  const { width, height } = document.querySelector('figure canvas');
  return Math.abs(width / height - shape) > 0.01;
};

async function choosePhoto(reader) {
  const shape = await reader.read(shapeOf);
  await reader.choose(PHOTO);
  await reader.sees('the name of the file', saysStatus, 'coffee.jpg');
  await reader.sees('the photo in the figure', hasOtherShape, shape);
  await reader.sees('a figure that is ready', isShown);
}

export const picker = {
  control: 'picker of an image',
  story: 'controls-imagepicker--default',

  pointer: async (reader) => {
    await choosePhoto(reader);
    await reader.click(BACK);
    await reader.sees('the first image', saysStatus, 'the first image again');
    await reader.sees('a figure that is ready', isShown);
  },

  keyboard: async (reader) => {
    await reader.choose(NO_IMAGE);
    await reader.sees('why the file is not shown', () => document.querySelector('.df-picker [role=alert]'));
    await reader.look('with a message about a file');
    await reader.sees('the figure as before', isShown);
    await choosePhoto(reader);
    await reader.tabTo(BACK);
    await reader.press('Enter');
    await reader.sees('the first image', saysStatus, 'the first image again');
    if (reader.can('copyImage')) await pasteImage(reader);
  },

  touch: async (reader) => {
    await choosePhoto(reader);
    await reader.tap(BACK);
    await reader.sees('the first image', saysStatus, 'the first image again');
  },
};

async function pasteImage(reader) {
  await reader.copyImage(PHOTO);
  // A click on its text gives the picker the focus.
  await reader.click('.df-picker-note', [0.05, 0.5]);
  await reader.paste();
  await reader.sees(
    'the pasted image',
    () =>
      /The figures show/.test(document.querySelector('.df-picker [role=status]').textContent) &&
      document.querySelector('.df-picker').textContent.includes('Back to the first image'),
  );
}
