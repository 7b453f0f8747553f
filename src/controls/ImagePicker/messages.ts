import { catalogue } from '../../i18n/message.js';

/** The messages of the image picker. */
export const messages = catalogue('imagePicker', {
  image: 'the image of the figures',
  choose: 'Choose an image',
  camera: 'Use the camera',
  reset: 'Back to the first image',
  note: 'Or drop or paste one here. It stays on this device: nothing is uploaded.',
  noImage: 'no image file was found: drop or paste a PNG, JPEG, WebP, GIF, AVIF or SVG',
  reading: 'Reading the image …',
  shown: 'The figures show {image}.',
  isReset: 'The figures show the first image again.',
  fromCamera: 'the picture from the camera',
  yours: 'your image',
  waiting: 'Waiting for the camera …',
  viewfinder: 'the camera’s picture',
  take: 'Take the picture',
  cancel: 'Cancel',
  insecure: 'this page may not use a camera: browsers allow it only over https',
  refused: 'the camera was refused: allow it for this page in the settings of the browser, and try again',
  noCamera: 'no camera was found: connect one and try again, or choose a file',
  busy: 'the camera could not be started: close other programs that use it, and try again',
  failed: 'the camera could not be started ({reason}): choose a file instead',
});
