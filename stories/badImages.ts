/** An image that never arrives. */
export function neverArriving(): HTMLImageElement {
  const image = new Image();
  image.decode = () => new Promise(() => {});
  return image;
}

/** A file without a byte in it. */
export function emptyFile(): File {
  return new File([], 'empty.png', { type: 'image/png' });
}

/** An address that answers 404. */
export const MISSING_IMAGE = '/no-such-image.jpg';

/** An address that answers with text. */
export const TEXT_FILE = 'data:text/plain,not%20an%20image';
