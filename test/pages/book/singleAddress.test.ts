import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../site/singleAddress.js';

// The address of a single figure is written by anyone who can make a link: nothing but the figure's attributes may come of it.

const TAKES = ['t', 'schedule', 'seed', 'image', 'formula', 'default-target'];
const read = (search: string, origin = 'https://example.org') => {
  const { attributes, ...rest } = readAddress({ search, origin }, TAKES);
  return { attributes: Object.fromEntries(attributes), ...rest };
};

describe('the address of a single figure', () => {
  it('has the attributes of the element', () => {
    expect(read('?t=200&schedule=%7B%22path%22%3A%22flow%22%7D&formula&default-target=v')).toEqual({
      attributes: { t: '200', schedule: '{"path":"flow"}', formula: '', 'default-target': 'v' },
      ...{ theme: undefined, lang: undefined, faults: [] },
    });
    expect(read('')).toEqual({ attributes: {}, theme: undefined, lang: undefined, faults: [] });
  });

  it('names a color scheme and a language, which are no attributes', () => {
    expect(read('?theme=dark&lang=zh-Hans')).toEqual({ attributes: {}, theme: 'dark', lang: 'zh-Hans', faults: [] });
    expect(read('?theme=" onload=x&lang=../de').faults).toEqual([
      'invalid theme: "\\" onload=x"; expected light or dark',
      'invalid lang: "../de"; expected a language such as de',
    ]);
    expect(read('?theme=red&lang=%3Cb%3E')).toMatchObject({ theme: undefined, lang: undefined });
  });

  it.each([
    'caption=<img src=x onerror=alert(1)>',
    'style=position:fixed',
    'onclick=alert(1)',
    'onready=alert(1)',
    'class=df-root',
    'id=page',
    'slot=fallback',
    'type=source-image',
    'is=x',
    'data-takes=onclick',
    'innerHTML=<b>',
    '__proto__=x',
    'constructor=x',
    'toString=x',
    'T=3',
    '=3',
  ])('does not set %s', (parameter) => {
    const { attributes, faults } = read(
      `?t=3&${parameter.replace(/^([^=]*)=(.*)$/, (_, name, text) => `${name}=${encodeURIComponent(text)}`)}`,
    );
    expect(attributes).toEqual({ t: '3' });
    expect(faults).toEqual([`unknown parameter: ${JSON.stringify(parameter.split('=')[0])}`]);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:application/xhtml+xml,x',
    'data:,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'ftp://example.org/a.png',
    'http://example.org/a.png',
    '{"src":"http://example.com/a.png"}',
    '{"src":"javascript:alert(1)"}',
    ' {"src":"data:text/html,x","width":1,"height":1}',
    'https://',
  ])('does not ask for the image %j', (image) => {
    const { attributes, faults } = read(`?image=${encodeURIComponent(image)}`);
    expect(attributes).toEqual({});
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /^invalid image: ".*"; expected an address that begins with https:, or an array as JSON$/,
    );
  });

  it.each([
    'https://example.org/a.png',
    'photo.jpg',
    '/photo.jpg',
    '//example.org/photo.jpg',
    'data:image/png;base64,AAAA',
    'DATA:image/svg+xml,<svg/>',
    '{"shape":[1,2],"values":[-1,1]}',
    '{"src":"https://example.org/a.png"}',
    '{broken',
    'null',
  ])('gives the figure the image %j', (image) => {
    expect(read(`?image=${encodeURIComponent(image)}`)).toMatchObject({ attributes: { image }, faults: [] });
  });

  it('asks for an image by http of its own site alone', () => {
    const imageOf = (image: string) => read(`?image=${encodeURIComponent(image)}`, 'http://localhost:8000').attributes;
    for (const image of ['photo.jpg', 'http://localhost:8000/photo.jpg']) expect(imageOf(image)).toEqual({ image });
    for (const image of ['http://localhost/photo.jpg', '//example.org/a.png', 'blob:http://localhost:8000/1']) {
      expect(imageOf(image)).toEqual({});
    }
  });

  it('takes the first of two equal names, and says so', () => {
    expect(read('?t=1&t=2')).toMatchObject({
      attributes: { t: '1' },
      faults: ['t is there more than once; the figure shows the first'],
    });
  });

  it('has short messages, however long the address is', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `a${index}=${'x'.repeat(20)}`).join('&');
    expect(read(`?${many}&t=4`)).toMatchObject({
      attributes: { t: '4' },
      faults: ['"a0"', '"a1"', '"a2"'].map((name) => `unknown parameter: ${name}`).concat('and 9997 more'),
    });
    const long = 'y'.repeat(1_000_000);
    const { faults } = read(`?${long}=1&theme=${long}`);
    expect(faults.join('').length).toBeLessThan(200);
    expect(read(`?schedule=${long}`).attributes['schedule']).toHaveLength(1_000_000);
  });
});
