import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrowsOf, readSource, sourceFiles } from '../support/sourceFiles.js';

const dist = new URL('../../dist/', import.meta.url);
const isBuilt = existsSync(dist);
if (!isBuilt) console.log('the built package is not tested, as there is no dist; npm run build makes it');

const files = sourceFiles();
const read = (path: string) => readFileSync(new URL(path, dist), 'utf8');

/** What is kept beside functions and constants. */
const STATE =
  /^(?:export )?(?:let |const \w+(?:: .*)? = (?:\/\*.*\*\/ )?(?:new (?:Weak)?(?:Map|Set)\b|createContext|lazy\())/m;

const EXPORTED = /^export (?:(?:async )?function\*?|class|const|let) (\w+)/gm;
const DEFINED = /^(?:(?:async )?function\*?|class|const|var|let) (\w+)/gm;

/** The files of src that a page has besides what draws. */
function filesBesides(): Set<string> {
  const reached = new Set(['index.ts']);
  for (const path of reached) {
    for (const { to, how } of arrowsOf(path)) {
      const file = files.find((each) => each.replace(/\.tsx?$/, '.js') === to);
      if (file && how !== 'type' && file !== 'engine/drawing.ts') reached.add(file);
    }
  }
  return reached;
}

describe.skipIf(!isBuilt)('what comes late, as it is built', () => {
  it('has no second copy of what holds the state of a page', () => {
    const besides = filesBesides();
    const holding = files.filter((path) => STATE.test(readSource(path)) && besides.has(path));
    expect(holding).toContain('page/contexts.ts');
    const copies = ['engine/drawing', 'film/gif', 'film/webm'].flatMap((name) => {
      const defined = [...read(`${name}.js`).matchAll(DEFINED)].map(([, it]) => it);
      expect(defined.length).toBeGreaterThan(10);
      const isIn = (path: string) => [...readSource(path).matchAll(EXPORTED)].some(([, it]) => defined.includes(it));
      return holding.filter(isIn).map((path) => `${path} in ${name}.js`);
    });
    expect(copies).toEqual([]);
  });

  it('has the sample image once, beside the embed and the widget, which are bundled apart', () => {
    const [jpeg] = /\/9j\/[\w/+]{60}/.exec(read('image/sample.js')) as RegExpExecArray;
    const built = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const holding = built.filter((file) => file.endsWith('.js') && read(file).includes(jpeg));
    expect(holding.filter((file) => !/^(embed|anywidget)/.test(file))).toEqual(['image/sample.js']);
  });
});
