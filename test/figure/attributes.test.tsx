import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { Framed } from '../../src/figure/Framed.js';
import { definitions } from '../support/definitions.js';

/** What a page may give all its figures, though some take none of it. */
const SHARED = {
  ...{
    t: Number.NaN,
    defaultT: 3,
    onTChange: () => {},
    seed: Number.NaN,
    resolution: Number.NaN,
    aspectRatio: Number.NaN,
  },
  ...{ image: '/cup.jpg', schedule: {}, loupe: true },
};

it.each(definitions.map((definition) => [definition.name, definition] as const))(
  '%s writes no prop that it does not take as an attribute of its <figure>',
  (_, definition) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const markup = renderToStaticMarkup(<Framed of={definition} props={{ ...SHARED, title: 'a figure' }} />);
    const [opening = ''] = /<figure[^>]*>/.exec(markup) ?? [];
    expect(opening).toContain('title="a figure"');
    expect(opening).not.toMatch(/ (t|seed|resolution|image|schedule|loupe)=/i);
    expect(said.mock.calls).toEqual([]);
    said.mockRestore();
  },
);
