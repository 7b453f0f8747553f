import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBooks, MARKER, objectionTo, replaceFolder } from '../../../site/out.mjs';

// `npm run book -- --out FOLDER` deletes what is in the folder.

const run = promisify(execFile);

let folder = '';
const at = (path: string) => join(folder, path);
/** A file, with what is around it. */
function write(path: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), 'mine');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
  for (const file of [
    'project/.git/config',
    'project/src/index.ts',
    'project/notes/todo.txt',
    'documents/letter.txt',
    'pages/.git/config',
    `pages/${MARKER}`,
    `old/${MARKER}`,
    'old/index.html',
    'made/index.html',
  ])
    write(file);
  mkdirSync(at('empty'));
  for (const [link, target] of [
    ['to-documents', 'documents'],
    ['to-source', 'project/src'],
    ['to-project', 'project'],
    ['to-nothing', 'project/src/later'],
  ] as const)
    symlinkSync(at(target), at(link));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of the book', () => {
  const OF_PROJECT = 'a folder outside this repository, or site-static';
  const AROUND = 'a folder that does not contain this repository';
  const OTHERS = 'an empty folder, or one that an earlier build has written';

  it.each([
    ['project', AROUND],
    ['.', AROUND],
    ['/', AROUND],
    ['project/src', OF_PROJECT],
    ['project/src/../.git', OF_PROJECT],
    ['project/new/book', OF_PROJECT],
    ['project/site-static/book', OF_PROJECT],
    ['documents', OTHERS],
    ['documents/letter.txt', 'a folder'],
    ['pages', 'a folder without .git'],
    ['to-documents', OTHERS],
    ['to-source', OF_PROJECT],
    ['to-project', AROUND],
    ['to-project/new', OF_PROJECT],
    ['to-nothing', OF_PROJECT],
  ])('is not %s', (path, expected) => {
    expect(objectionTo(path === '/' ? path : at(path), at('project'))).toBe(expected);
  });

  it.each(['project/site-static', 'projects', 'new/book', 'empty', 'old'])('may be %s', (path) => {
    expect(objectionTo(at(path), at('project'))).toBe(null);
  });

  it('is replaced as a whole, again and again', () => {
    for (const out of ['old', 'new/book']) {
      for (let time = 0; time < 2; time++) {
        replaceFolder(at(out), at('project'), at('made'));
        expect(readdirSync(at(out)).sort()).toEqual([MARKER, 'index.html']);
        expect(readFileSync(at(`${out}/index.html`), 'utf8')).toBe('mine');
      }
    }
  });

  it('stays as it is where something else has come into it during the build', () => {
    write('late/letter.txt');
    expect(() => replaceFolder(at('late'), at('project'), at('made'))).toThrow(
      `invalid --out: ${at('late')}; expected ${OTHERS}`,
    );
    expect(existsSync(at('late/letter.txt'))).toBe(true);
  });
});

describe('a wrong option', () => {
  it.each([
    ['--base', 'docs', 'invalid --base: docs; expected a path such as /docs/'],
    ['--site', 'example.org', 'invalid --site: example.org; expected an origin such as https://example.org'],
    ['--out', '.', 'invalid --out: .; expected a folder that does not contain this repository'],
    ['--port', 'x', 'invalid --port: x; expected 0 to 65535'],
  ])('%s %s', async (option, value, message) => {
    await expect(run(process.execPath, ['site/build.mjs', option, value])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(message),
    });
  });
});

describe('the books of released versions', () => {
  it('are that of the last patch of each minor version, with the newest version beside them', () => {
    mkdirSync(at('books'));
    for (const version of ['0.9.0', '0.10.1', '0.10.0', '1.0.0-beta.1']) {
      write(`of-${version}/${version}.html`);
      execFileSync('tar', ['-czf', at(`books/book-${version}.tar.gz`), '-C', at(`of-${version}`), '.']);
    }
    addBooks(at('made'), at('books'));
    expect(readdirSync(at('made/v'), { recursive: true }).sort()).toEqual([
      '0.10',
      join('0.10', '0.10.1.html'),
      '0.9',
      join('0.9', '0.9.0.html'),
    ]);
    expect(JSON.parse(readFileSync(at('made/versions.json'), 'utf8'))).toEqual({ newest: '0.10' });
  });

  it('write nothing before the first release', () => {
    addBooks(at('empty'), at('documents'));
    expect(readdirSync(at('empty'))).toEqual([]);
  });
});
