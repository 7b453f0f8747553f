import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licencesOf, noticeOf, packageFolders } from '../scripts/build/licences.mjs';

describe('the licences of a bundle', () => {
  const root = mkdtempSync(join(tmpdir(), 'licences-'));
  afterAll(() => rmSync(root, { recursive: true }));

  /** A module of an installed package. */
  function install(name: string, manifest: object, files: Readonly<Record<string, string>> = {}): string {
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return join(folder, 'dist/index.js');
  }

  it('are those of the packages that its modules are of, once each', () => {
    const modules = ['/a/src/x.ts', '/a/node_modules/@b/c/d.js', '/a/node_modules/e/node_modules/f/g.js'];
    expect(packageFolders([...modules, '\0/a/node_modules/@b/c/h.js?commonjs', '\0virtual'])).toEqual([
      '/a/node_modules/@b/c',
      '/a/node_modules/e/node_modules/f',
    ]);
  });

  it('have the text of each package, and where its source is', () => {
    const module = install('weighty', { license: 'MPL-2.0' }, { 'LICENSE.md': 'The whole text.' });
    expect(licencesOf([module])).toBe(
      'weighty 1.2.3, MPL-2.0, https://www.npmjs.com/package/weighty/v/1.2.3\n\nThe whole text.\n',
    );
    expect(noticeOf({ moduleIds: [module] })).toMatch(/^\/\*!.*LICENSES\.txt.*weighty 1\.2\.3, MPL-2\.0.*\*\/$/s);
    expect(noticeOf({ moduleIds: ['/a/src/x.ts'] })).toBe('');
  });

  it('have the text of the MIT licence where a package only names it', () => {
    const module = install('brief', { license: 'MIT', author: { name: 'Ann Author' } });
    expect(licencesOf([module])).toMatch(/Copyright \(c\) Ann Author\n\nPermission is hereby granted/);
  });

  it('refuse a licence that nobody has read, and one without its text', () => {
    const unread = install('unread', { license: 'GPL-3.0' }, { LICENSE: 'text' });
    expect(() => licencesOf([unread])).toThrow('invalid licence of unread 1.2.3: GPL-3.0');
    const textless = install('textless', { license: 'Apache-2.0' });
    expect(() => licencesOf([textless])).toThrow('missing licence of textless 1.2.3');
  });

  it('have those of data in our own files', () => {
    expect(licencesOf([join(process.cwd(), 'src/image/faces.ts')])).toContain('Fluent Emoji');
  });
});

const isBuilt = existsSync('dist');
if (!isBuilt) console.log('the licences of the build are not tested, as there is no dist; npm run build makes it');

describe.skipIf(!isBuilt)('the tarball', () => {
  let files: string[] = [];
  beforeAll(() => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' });
    const [packed] = Object.values(JSON.parse(output)) as [{ files: readonly { path: string }[] }];
    files = packed.files.map(({ path }) => path);
  });

  const WIDGET = ['@tensorflow/tfjs-core', 'katex', 'mediabunny', 'react', 'react-dom', 'scheduler'];
  it.each([
    ['dist/anywidget.js', 'dist/anywidget/LICENSES.txt', WIDGET],
    ['dist/embed.classic.js', 'dist/embed/parts/LICENSES.txt', WIDGET],
    ['dist/embed/parts/app.js', 'dist/embed/parts/LICENSES.txt', WIDGET],
    ['dist/engine/drawing.js', 'dist/engine/LICENSES.txt', ['@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-core']],
    ['dist/film/gif.js', 'dist/film/LICENSES.txt', ['gifenc']],
    ['dist/film/webm.js', 'dist/film/LICENSES.txt', ['mediabunny']],
    [
      'dist/render/page.js',
      'dist/render/LICENSES.txt',
      ['fontkit', '@swc/helpers', 'brotli', 'clone', 'dfa', 'fast-deep-equal', 'restructure', 'unicode-properties'],
    ],
  ])('has the licences of what %s holds, and the script names their file', (bundle, file, packages) => {
    expect(files).toContain(bundle);
    expect(files).toContain(file);
    expect(readFileSync(bundle, 'utf8')).toMatch(/^\/\*![^*]*LICENSES\.txt/);
    const titles = [...readFileSync(file, 'utf8').matchAll(/^(\S+) [\d.]+, [\w.-]+, https:\/\/www\.npmjs\.com\//gm)];
    expect(titles.map(([, name]) => name)).toEqual(expect.arrayContaining(packages));
  });

  it('has the whole text of the Mozilla Public License beside what is under it', () => {
    for (const folder of ['anywidget', 'embed/parts', 'film', 'render']) {
      expect(readFileSync(`dist/${folder}/LICENSES.txt`, 'utf8'), folder).toContain(
        'Mozilla Public License Version 2.0',
      );
    }
  });

  it('has no source maps, and no script asks for one', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((path) => path.endsWith('.map'))).toEqual([]);
    const scripts = files.filter((path) => path.endsWith('.js'));
    expect(scripts.filter((path) => readFileSync(path, 'utf8').includes('//# sourceMappingURL='))).toEqual([]);
  });

  it('has nothing beside the build, the texts for readers and the manifest', () => {
    expect(files.filter((path) => !path.startsWith('dist/')).sort()).toEqual([
      'LICENSE',
      'README.md',
      'llms.txt',
      'package.json',
    ]);
  });
});

it('the Python package takes the licences of its widget along', () => {
  const project = readFileSync('python/pyproject.toml', 'utf8');
  for (const key of ['artifacts', 'include', 'license-files']) {
    expect(project, key).toMatch(new RegExp(`^${key} = \\[[^\\]]*"LICENSES\\.txt"`, 'm'));
  }
  expect(readdirSync('scripts')).toContain('build-python.mjs');
  expect(readFileSync('scripts/build-python.mjs', 'utf8')).toContain("pathOf('dist/anywidget/LICENSES.txt')");
});
