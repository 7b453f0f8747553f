import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Framed } from '../../src/figure/Framed.js';
import { definitions } from '../support/definitions.js';
import { describeFigureInNode } from '../support/describeFigureInNode.js';
import { figureOptions } from '../support/figureOptions.js';

for (const definition of definitions) describeFigureInNode(definition, figureOptions[definition.name]);

it('has a caption for every figure, unless the page gives another or none', () => {
  const captionsOf = (props: object) =>
    Object.fromEntries(
      definitions.map((definition) => {
        const markup = renderToStaticMarkup(<Framed of={definition} props={props as never} />);
        return [definition.name, /<figcaption[^>]*>(.*?)<\/figcaption>/s.exec(markup)?.[1] ?? ''];
      }),
    );
  const withoutCaption = (captions: Record<string, string>) =>
    Object.keys(captions).filter((name) => captions[name] === '');
  expect(withoutCaption(captionsOf({}))).toEqual([]);
  expect(new Set(Object.values(captionsOf({ caption: 'Mine.' })))).toEqual(new Set(['Mine.']));
  expect(new Set(Object.values(captionsOf({ caption: null })))).toEqual(new Set(['']));
});
