import { beforeAll, expect, inject, it } from 'vitest';
import { decodeImage } from '../../src/image/decode.js';
import type { OpenSource } from '../../src/image/source.js';
import { fileOf, pixelsBy } from '../support/images.js';

// Each file of tests has a page of its own, so this policy concerns no other.

const otherSite = inject('otherSite');
const connectSource = `connect-src 'self' ws: blob: ${otherSite}/open/`;

beforeAll(() => {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `${connectSource}; img-src https://images.example`;
  document.head.append(policy);
});

const messageFor = (source: OpenSource) =>
  decodeImage(source, 256).then(
    () => 'no error',
    (error: Error) => error.message,
  );

it('a request that the policy of the page forbids is named so, with what to add', async () => {
  for (const address of [`${otherSite}/photo.png`, 'http://127.0.0.1:9/photo.jpg']) {
    expect(await messageFor(address)).toBe(
      `image "${address}" could not be requested: the page's Content Security Policy forbids it (${connectSource}): add ` +
        `${new URL(address).origin} to its connect-src`,
    );
  }
});

it('what it allows is read, and its other failures are told apart', async () => {
  expect(await messageFor(`${otherSite}/open/photo.png`)).toBe('no error');
  expect(await messageFor(`${otherSite}/open/missing.png`)).toMatch(/the server answered 404/);
});

it('a data address needs no permission', async () => {
  const file = await fileOf(pixelsBy(2, 2, () => [9, 9, 9]));
  const bytes = String.fromCharCode(...new Uint8Array(await file.arrayBuffer()));
  expect(await messageFor(`data:image/png;base64,${btoa(bytes)}`)).toBe('no error');
});

it('a drawing, which is decoded in an img element, needs img-src', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>';
  expect(await messageFor(new File([svg], 'drawing.svg', { type: 'image/svg+xml' }))).toBe(
    'image "drawing.svg" could not be decoded in an <img> element: the page\'s Content Security Policy forbids it ' +
      '(img-src https://images.example): add data: to its img-src',
  );
});

it('a file that is none is not blamed on the policy', async () => {
  expect(await messageFor(new File(['hello'], 'notes.txt', { type: 'text/plain' }))).toMatch(/cannot be decoded/);
});
