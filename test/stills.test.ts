import { describe, expect, it } from 'vitest';
import myst, { nodesOf } from '../examples/stills/myst.mjs';

// Those of Astro, Docusaurus and Sphinx draw in tools/consumers.

const WRITTEN = {
  arg: 'noise-triptych',
  options: { still: 'stills/triptych.png', props: '{"t":200}', alt: 'A cat, and noise' },
  body: 'The caption.',
};

describe('the directive of mystmd', () => {
  it('is a widget on a site', () => {
    const [directive] = myst.directives;
    expect(directive?.run(WRITTEN)).toEqual([
      {
        type: 'anywidget',
        esm: '/anywidget.js',
        id: 'noise-triptych-stills/triptych.png',
        model: { type: 'noise-triptych', props: { t: 200 }, caption: 'The caption.' },
      },
    ]);
  });

  it('is a still with its caption in a document', () => {
    const caption = { type: 'paragraph', children: [{ type: 'text', value: 'The caption.' }] };
    const image = { type: 'image', url: 'stills/triptych.png', alt: 'A cat, and noise' };
    const children = [image, { type: 'caption', children: [caption] }];
    expect(nodesOf(WRITTEN, true)).toEqual([{ type: 'container', kind: 'figure', children }]);
    const [figure] = nodesOf({ ...WRITTEN, body: undefined }, true);
    expect(figure).toMatchObject({ children: [image] });
  });
});
