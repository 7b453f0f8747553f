import { describe, expect, inject, it } from 'vitest';
import { decodeImage } from '../../src/image/decode.js';
import { fileOf, pixelsBy } from '../support/images.js';

const EXPECTED = 'expected PNG, JPEG, WebP, GIF, AVIF or SVG';
const pixels = pixelsBy(2, 2, () => [9, 9, 9]);

const messageFor = (source: Parameters<typeof decodeImage>[0]) =>
  decodeImage(source, 256).then(
    () => 'no error',
    (error: Error) => error.message,
  );

const otherSite = inject('otherSite');

describe('an address', () => {
  it('of another site that allows it is read', async () => {
    const { shape } = await decodeImage(`${otherSite}/open/photo.png`, 256);
    expect(shape).toEqual([1, 1, 3]);
  });

  it('that is not there says so', async () => {
    const address = `${otherSite}/open/missing.png`;
    expect(await messageFor(address)).toBe(
      `image "${address}" could not be loaded: the server answered 404; check the address`,
    );
  });

  it('of a page instead of an image says so', async () => {
    const page = URL.createObjectURL(new Blob(['<p>No such page</p>'], { type: 'text/html' }));
    expect(await messageFor(page)).toBe(
      `image "${page}" cannot be decoded by this browser (text/html, 19 bytes): ${EXPECTED}`,
    );
  });

  it('that cannot be reached says so', async () => {
    // Nothing listens at port 9 of this machine.
    expect(await messageFor('http://127.0.0.1:9/photo.jpg')).toBe(
      'image "http://127.0.0.1:9/photo.jpg" could not be reached: check the address and the connection',
    );
  });

  it('whose connection breaks says so', async () => {
    const address = `${otherSite}/open/cut.png`;
    expect(await messageFor(address)).toBe(`image "${address}" stopped loading midway: check the connection`);
  });

  it('whose server forbids reading it says so', async () => {
    const address = `${otherSite}/photo.png`;
    expect(await messageFor(address)).toBe(
      `image "${address}" is blocked by CORS: its server does not let this page read it; serve the file from ` +
        'your own site, or send the header Access-Control-Allow-Origin with it',
    );
  });

  it('is shortened in messages', async () => {
    const long = `data:text/plain,${'x'.repeat(500)}`;
    expect(await messageFor(long)).toBe(
      `image "${long.slice(0, 117)}…" cannot be decoded by this browser (text/plain, 500 bytes): ${EXPECTED}`,
    );
  });

  it('that is broken says so', async () => {
    expect(await messageFor('http://')).toBe(
      'image "http://" could not be reached: check the address and the connection',
    );
  });
});

describe('a file', () => {
  it('that is empty says so', async () => {
    expect(await messageFor(new File([], 'empty.png', { type: 'image/png' }))).toBe(
      'image "empty.png" is empty (0 bytes): choose a file that holds an image',
    );
    expect(await messageFor(new Blob([]))).toBe('image the Blob is empty (0 bytes): choose a file that holds an image');
  });

  it('that is not an image says so', async () => {
    expect(await messageFor(new File(['hello'], 'notes.txt', { type: 'text/plain' }))).toBe(
      `image "notes.txt" cannot be decoded by this browser (text/plain, 5 bytes): ${EXPECTED}`,
    );
    expect(await messageFor(new Blob(['hello']))).toBe(
      `image the Blob cannot be decoded by this browser (unknown type, 5 bytes): ${EXPECTED}`,
    );
  });

  it('that is cut off at its head says so', async () => {
    const whole = await fileOf(pixels);
    expect(await messageFor(new File([whole.slice(0, 20)], 'cut.png', { type: 'image/png' }))).toBe(
      `image "cut.png" cannot be decoded by this browser (image/png, 20 bytes): ${EXPECTED}`,
    );
  });

  it('of a broken drawing says so', async () => {
    const drawing = new File(['<svg xmlns="http://www.w3.org/2000/svg"'], 'drawing.svg', { type: 'image/svg+xml' });
    expect(await messageFor(drawing)).toBe(
      `image "drawing.svg" cannot be decoded by this browser (image/svg+xml, ${drawing.size} bytes): ${EXPECTED}`,
    );
  });
});

describe('an element', () => {
  it('that did not load says so', async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,AAAA';
    expect(await messageFor(image)).toBe(
      'image "data:image/png;base64,AAAA" did not load in its <img> element: check the address and that it is an image',
    );
  });

  it('without pixels says so', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 0;
    expect(await messageFor(canvas)).toBe('image the HTMLCanvasElement is empty: expected at least one pixel');
  });

  it('whose image the browser forbids to read says so', async () => {
    const image = new Image();
    image.src = `${otherSite}/photo.png`;
    expect(await messageFor(image)).toBe(
      'image the HTMLImageElement is blocked by CORS: it came from another site without permission to read it; add ' +
        'crossOrigin="anonymous" to its element and the header Access-Control-Allow-Origin on its server',
    );
    const allowed = new Image();
    allowed.crossOrigin = 'anonymous';
    allowed.src = `${otherSite}/open/photo.png`;
    expect((await decodeImage(allowed, 256)).shape).toEqual([1, 1, 3]);
  });
});
