import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { FIRST_PAGE } from '../../.storybook/development.js';
import { lateDocs } from '../../.storybook/lateDocs.js';
import { read } from './pages.js';

// What `npm start` takes from Storybook and Vite by name. A new version of these may call it otherwise.

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
}

it('bundles what the first page loads late, under the names that it has', () => {
  const files = [
    'stories/Notebook.mdx',
    'src/late/typesetting.ts',
    'src/late/drawing.ts',
    'src/image/sample.ts',
    ...filesIn('node_modules/@storybook/addon-docs/dist/_browser-chunks').filter((file) =>
      file.includes('DocsRenderer-'),
    ),
    'node_modules/@mdx-js/react/index.js',
    'node_modules/@storybook/react-dom-shim/dist/react-18.js',
  ];
  expect(files).toHaveLength(7);
  expect(files.filter((file) => !existsSync(file) || !FIRST_PAGE.test(`/${file}?rolldown-lazy=1`))).toEqual([]);
});

it('knows the plugins of Storybook that it asks', () => {
  const builder = readFileSync('node_modules/@storybook/builder-vite/dist/index.js', 'utf8');
  expect(builder).toContain('name: "storybook:code-generator-plugin"');
  const reader = readFileSync('node_modules/@joshwooding/vite-plugin-react-docgen-typescript/dist/index.mjs', 'utf8');
  expect(reader).toContain('name: "vite:react-docgen-typescript"');
});

it('gives each story the docs of its component, from the file that declares it', async () => {
  const { handler } = lateDocs({ name: 'reader' }).transform as unknown as {
    handler(this: object, code: string, id: string): Promise<{ code: string } | null>;
  };
  const resolve = (source: string, importer: string) => {
    const path = join(dirname(importer), source).replace(/\.js$/, '');
    return { id: existsSync(`${path}.ts`) ? `${path}.ts` : `${path}.tsx` };
  };
  const stories = filesIn('stories').filter(
    (file) => file.endsWith('.stories.tsx') && /^ {2}component:/m.test(read(file)),
  );
  expect(stories.length).toBeGreaterThan(40);
  const asked = await Promise.all(
    stories.map(async (story) => {
      const { code = '' } = (await handler.call({ resolve }, read(story), join(process.cwd(), story))) ?? {};
      const [, name, file = ''] = /^import "docs-of:(\w+):([^"]+)"; /.exec(code) ?? [];
      return { story, isDeclared: existsSync(file) && read(file).includes(`export function ${name}(`) };
    }),
  );
  expect(asked.filter(({ isDeclared }) => !isDeclared)).toEqual([]);
});
