import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

const dist = new URL('../dist/', import.meta.url);
const isBuilt = existsSync(dist);
if (!isBuilt) console.log('the built package is not tested, as there is no dist; npm run build makes it');

const read = (path: string) => readFileSync(new URL(path, dist), 'utf8');
const imported = (code: string) => [...code.matchAll(/from "([^"]+)";/g)].map(([, from]) => from);

describe.skipIf(!isBuilt)('what every image figure needs, as it is built', () => {
  it('is the same module wherever it is imported from', async () => {
    const page = `export { createSchedule } from './core/index.js'; export { createSchedule as again } from './core/schedule.js';
      export { createSchedule as bundled } from './base/values.js';`;
    const result = (await build({
      configFile: false,
      logLevel: 'error',
      plugins: [
        {
          name: 'page',
          resolveId: (id) => (id === 'page' ? new URL('page.js', dist).pathname : null),
          load: (id) => (id.endsWith('/dist/page.js') ? page : null),
        },
      ],
      build: {
        write: false,
        minify: false,
        rolldownOptions: { input: 'page', preserveEntrySignatures: 'strict' },
      },
    })) as Rolldown.RolldownOutput;
    const code = result.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
    expect(code.match(/^function createSchedule\(/gm)).toHaveLength(1);
  });

  it('can be imported by a component of a server where it needs no React', () => {
    expect(read('core/schedule.js')).toContain('from "../base/values.js"');
    expect(imported(read('base/values.js'))).toEqual([]);
    expect(read('base/values.js')).not.toMatch(/^['"]use client/);
    expect(read('base/react.js')).toMatch(/^['"]use client/);
    expect(imported(read('base/react.js'))).toContain('react');
    expect(read('components/Tex.js')).toMatch(/^['"]use client/);
    expect(read('hooks/useDiffusion.js')).toMatch(/^['"]use client/);
  });

  it('has the sample image once, beside the embed, whose files are bundled apart', () => {
    const [jpeg] = /\/9j\/[\w/+]{60}/.exec(read('image/sample.js')) as RegExpExecArray;
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const holding = files.filter((file) => file.endsWith('.js') && read(file).includes(jpeg));
    expect(holding.filter((file) => !/^embed/.test(file))).toEqual(['image/sample.js']);
  });

  it('says where each line comes from', () => {
    const { sources, sourcesContent } = JSON.parse(read('base/react.js.map')) as Record<string, (string | null)[]>;
    expect(sources).toContainEqual(expect.stringMatching(/src\/hooks\/useImage\.ts$/));
    expect(sourcesContent).toContainEqual(expect.stringContaining('export function useImage('));
  });
});
