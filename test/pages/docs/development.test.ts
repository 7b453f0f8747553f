import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIRST_PAGE } from '../../../.storybook/development.js';
import { directImports } from '../../../.storybook/directImports.js';
import { lateDocs } from '../../../.storybook/lateDocs.js';
import { read } from './pages.js';

// What `npm start` takes from Storybook and Vite by name. A new version of these may call it otherwise.

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
}

it('reads the first page, which is there', () => {
  expect(FIRST_PAGE.filter((file) => !existsSync(file))).toEqual([]);
});

it('knows the plugin of Storybook that reads docs', () => {
  const reader = readFileSync('node_modules/@joshwooding/vite-plugin-react-docgen-typescript/dist/index.mjs', 'utf8');
  expect(reader).toContain('name: "vite:react-docgen-typescript"');
});

describe('direct imports', () => {
  const { handler } = directImports.transform as unknown as { handler(code: string, id: string): { code: string } };
  const changed = (code: string, file = 'stories/Docs/Page.mdx') => handler(code, join(process.cwd(), file)).code;

  it('name the file of each component, on as many lines', () => {
    const code = changed("import {\n  symbols,\n  Tex,\n  type TexProps,\n} from '../../src/index.js';\n\n# Title");
    const src = join(process.cwd(), 'src/tex');
    expect(code).toBe(
      `import * as symbols from "${src}/symbols.ts"; import { Tex } from "${src}/Tex.tsx"\n\n\n\n;\n\n# Title`,
    );
  });

  it('leave what the index does not say as it is', () => {
    const code = "import { Nothing } from '../../src/index.js';";
    expect(changed(code)).toBe(code);
  });

  it('are made of every import of the library', () => {
    const pages = filesIn('stories').filter((file) => /\.(mdx|tsx)$/.test(file));
    expect(pages.filter((file) => /^import \{[^}]*\} from '[./]+src\/index/m.test(changed(read(file), file)))).toEqual(
      [],
    );
  });
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
      return {
        story,
        isDeclared: existsSync(file) && new RegExp(`export (function|const) ${name}\\b`).test(read(file)),
      };
    }),
  );
  expect(asked.filter(({ isDeclared }) => !isDeclared)).toEqual([]);
});
