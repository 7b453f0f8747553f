import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Sizes, weighSite } from '../tools/bytes/site.mjs';

// What pages load, as docs/Performance states it and `npm run test:consumers` measures it in thirteen sites: seen here on the day
// it grows.

const isBuilt = existsSync('dist');
if (!isBuilt) console.log('what pages load is not weighed, as there is no dist; npm run build makes it');

/** A message of TensorFlow.js, and the start of WebAssembly in base64. */
const TENSOR_CODE = /Tensor is disposed|AGFzbQEAAAA/;

describe.skipIf(!isBuilt)('a site of Vite with several pages loads, in gzip bytes besides React and KaTeX,', () => {
  let sizes: Sizes;
  beforeAll(async () => {
    sizes = await weighSite();
  });

  it('at most 27,050 of scripts before a figure is in view', () => {
    expect(sizes.first).toBeLessThan(27_050);
  });

  it('at most 63,600 of scripts once one is, those before included', () => {
    expect(sizes.first + sizes.onSight).toBeLessThan(63_600);
  });

  it('at most 14,900 of styles', () => {
    expect(sizes.styles).toBeLessThan(14_900);
  });

  it('no tensor code with a chart', () => {
    expect(sizes.chart).not.toMatch(TENSOR_CODE);
  });
});

describe.skipIf(!isBuilt)('a page with an element', () => {
  const PARTS = 'dist/embed/parts/';
  const names = isBuilt ? readdirSync(PARTS) : [];
  const read = (name: string) => readFileSync(PARTS + name, 'utf8');
  const fileOf = (part: string) => names.find((name) => name.replace(/(-[\w-]{8})?\.js$/, '') === part) as string;

  /** What is loaded with some parts. */
  function closureOf(parts: readonly string[]): string[] {
    const found = new Set(parts.map(fileOf));
    for (const name of found) {
      for (const [, other] of read(name).matchAll(/(?:from|import) ?[`'"]\.\/([^`'"]+)[`'"]/g))
        found.add(other as string);
    }
    return [...found];
  }

  it('transfers at most 291,700 bytes until a NoiseTriptych is complete, fonts and React included', () => {
    const scripts = closureOf([
      ...['app', 'NoiseTriptych', 'katexStyles', 'typeset', 'drawing', 'dist', 'pointer', 'tools', 'sample'],
    ]);
    const zipped = [readFileSync('dist/embed.js'), ...scripts.map(read)].map((text) => gzipSync(text).length);
    const fonts = ['KaTeX_Math-Italic', 'KaTeX_Main-Regular'].map((name) => readFileSync(`dist/fonts/${name}.woff2`));
    const all = [...zipped, ...fonts.map(({ length }) => length)];
    expect(all.reduce((sum, bytes) => sum + bytes)).toBeLessThan(291_700);
  });

  it.each(['ForwardGrid', 'MeanComparison', 'NoisePrediction'])(
    'loads neither charts nor points with a %s',
    (figure) => {
      expect(closureOf(['app', figure])).not.toContain(fileOf('shared'));
      expect(closureOf(['app', 'ScheduleChart'])).toContain(fileOf('shared'));
    },
  );

  it('loads what names the equations of the notebook only with one of them', () => {
    expect(closureOf(['app', 'NoiseTriptych'])).not.toContain(fileOf('Equation'));
    expect(read(fileOf('Equation'))).toContain('reverse-sample');
  });
});
