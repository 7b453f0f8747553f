import { describe, expect, it } from 'vitest';
import { aspectRatioOf, type ImageSource, withoutWrapper } from '../../src/image/source.js';

describe('a source without its wrapper', () => {
  const photo = { src: '/photo.jpg', width: 30, height: 20 };

  it('is the address of a URL', () => {
    expect(withoutWrapper(new URL('https://example.org/a b.png'))).toBe('https://example.org/a%20b.png');
  });

  it('is the address of an imported image', () => {
    expect(withoutWrapper(photo)).toBe('/photo.jpg');
    expect(withoutWrapper({ ...photo, blurDataURL: 'data:,' } as ImageSource)).toBe('/photo.jpg');
  });

  it('is everything else itself', () => {
    for (const source of ['/photo.jpg', new Blob([]), new ImageData(2, 1), document.createElement('img')]) {
      expect(withoutWrapper(source)).toBe(source);
    }
  });
});

describe('the aspect ratio of a source', () => {
  it.each<[string, ImageSource, number]>([
    ['an imported image', { src: '/photo.jpg', width: 30, height: 20 }, 1.5],
    ['ImageData', new ImageData(20, 40), 0.5],
    ['a canvas', Object.assign(document.createElement('canvas'), { width: 300, height: 100 }), 3],
  ])('is known of %s', (_kind, source, ratio) => expect(aspectRatioOf(source)).toBe(ratio));

  it.each<[string, ImageSource | null]>([
    ['an address', '/photo.jpg'],
    ['a Blob', new Blob([])],
    ['an img element, whose width is that of its box', Object.assign(new Image(), { width: 10, height: 10 })],
    ['an empty canvas', Object.assign(document.createElement('canvas'), { width: 0, height: 100 })],
    ['none', null],
  ])('is not known of %s', (_kind, source) => expect(aspectRatioOf(source)).toBeUndefined());
});
