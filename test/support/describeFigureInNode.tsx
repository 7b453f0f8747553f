import fc from 'fast-check';
import * as React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { shown } from '../../src/base/check.js';
import type { AnyDefinition } from '../../src/figure/definition.js';
import { Framed } from '../../src/figure/Framed.js';
import type { PropTable, Values } from '../../src/figure/propTable.js';
import { handlerName } from '../../src/figure/propTable.js';
import { DiffusionProvider } from '../../src/index.js';
import { codeOf } from '../../src/serialize/code.js';
import { anyWrittenProps, changeableProps, type FigureOptions, LOADED, wrongProps } from './figureContract.js';

/** The contract of a figure as far as it needs no browser: its markup from a server, the errors of its props, the code of it. */
export function describeFigureInNode(definition: AnyDefinition, options: FigureOptions = {}): void {
  const { name, all } = definition;
  const markupOf = (props: Values) =>
    renderToStaticMarkup(<Framed of={definition} props={{ ...options.props, ...props }} />);

  describe(name, () => {
    it('has its place in the markup of a server, the same each time, with all formulas typeset', () => {
      const markup = markupOf({ title: 'a figure' });
      expect(markup).toMatch(
        new RegExp(
          `^<figure [^>]*data-figure="${name}" data-state="(pending" aria-busy="true|ready" aria-busy="false)"`,
        ),
      );
      expect(markup).not.toMatch(/role="alert"|df-tex-error/);
      expect(markupOf({ title: 'a figure' })).toBe(markup);
      // A strict content policy drops styles. Those of formulas are written so that they can do without.
      const tags = [...markup.matchAll(/<(?:figure|table|th|td|p|div|[a-z]+ class="df-)[^>]*>/g)].map(([tag]) => tag);
      expect(tags.filter((tag) => / style=/.test(tag) && !tag.includes('class="df-tex"'))).toEqual([]);
    });

    it('takes from its provider and the page what it is not given, and writes no prop as an attribute', () => {
      // A page that hears of changes lets readers make them, whoever has the prop.
      const handlers = Object.fromEntries(changeableProps(definition).map((prop) => [handlerName(prop), () => {}]));
      const provided = Object.entries(all as PropTable)
        .filter(([, { from }]) => from === 'provider')
        .map(([prop, { fromProvider = (values: Values) => values[prop] }]) => [prop, fromProvider(PROVIDED)]);
      const inside = renderToStaticMarkup(
        <DiffusionProvider {...PROVIDED} t={7}>
          <Framed of={definition} props={{ ...options.props, ...handlers }} />
        </DiffusionProvider>,
      );
      expect(inside).toBe(markupOf({ ...handlers, ...Object.fromEntries(provided), ...('t' in all && { t: 7 }) }));
      expect(/<figure[^>]*>/.exec(markupOf({ ...PROVIDED, defaultT: 7, onTChange: () => {} }))?.[0]).not.toMatch(
        / (default)?(t|seed|resolution|aspectratio|image|schedule|loupe)=/i,
      );
    });

    it('says what is wrong with each prop, and keeps its place', () => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {});
      const canvases = (markup: string) => markup.match(/<canvas /g)?.length;
      // What is wrong may be what the place hangs on: it is then that of the default props.
      const places = [markupOf({}), renderToStaticMarkup(<Framed of={definition} props={{}} />)].map(canvases);
      const faults = wrongProps(definition).flatMap(([prop, value]) => {
        const markup = markupOf({ [prop]: value });
        const message = /role="alert">([^<]*)/.exec(markup)?.[1]?.replaceAll('&quot;', '"') ?? '';
        const isSaid = message.includes(`: ${shown(value)}; expected `) && places.includes(canvases(markup));
        const isSaidLater = message === '' && LOADED.includes(all[prop].kind);
        return isSaid || isSaidLater ? [] : [`${prop}=${shown(value)}: ${message}, ${canvases(markup)} canvases`];
      });
      log.mockRestore();
      expect(faults).toEqual([]);
    });

    it('is copied as JSX that has its props', () => {
      fc.assert(
        fc.property(anyWrittenProps(definition), ({ image: _, ...props }) => {
          const { code, left } = codeOf(name, { props, propTable: all, defaults: {}, t: undefined });
          expect(left).toEqual([]);
          expect(propsOf(code)).toEqual(props);
        }),
        { numRuns: 10 },
      );
    });
  });
}

/** What a provider has for all figures. */
const PROVIDED = {
  schedule: { timesteps: 20 },
  seed: 3,
  resolution: 64,
  aspectRatio: 2,
  image: '/cup.jpg',
  loupe: false,
};

/** The props of an element in JSX, below what it imports. */
function propsOf(code: string): Values {
  const jsx = code.slice(code.indexOf('\n<') + 1).replace(/^<\w+/, '<i');
  const { outputText } = ts.transpileModule(`return ${jsx};`, {
    compilerOptions: { jsx: ts.JsxEmit.React, target: ts.ScriptTarget.ES2022 },
  });
  const element = new Function('React', outputText)(React) as React.ReactElement<Values>;
  return element.props;
}
