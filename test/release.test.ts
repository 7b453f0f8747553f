import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newestSection, parseChangeset, withSection } from '../scripts/changelog.mjs';
import { allowsNode, missingPaths, staleLockFields, undeclaredPackages } from '../scripts/release/manifest.mjs';
import { foldersIn } from '../scripts/release/tarball.mjs';
import { repositoryOf, staleFiles } from '../scripts/repository.mjs';

const changeset = (level: string, text: string) =>
  parseChangeset(`---\n"diffusion-figures": ${level}\n---\n\n${text}\n`);

describe('the changelog', () => {
  const old = '# Changelog\n\nAll changes.\n\n## 0.1.0 – 2026-12-01\n\n- The first version.\n';

  it('gets its new section between the introduction and the last version', () => {
    const changesets = [changeset('patch', 'Mended.'), changeset('minor', 'New,\nin two lines.')];
    expect(withSection(old, '0.2.0', '2026-12-24', changesets)).toBe(
      '# Changelog\n\nAll changes.\n\n## 0.2.0 – 2026-12-24\n\n- New,\n  in two lines.\n- Mended.\n\n' +
        '## 0.1.0 – 2026-12-01\n\n- The first version.\n',
    );
  });

  it('gets its first section after the introduction', () => {
    const first = withSection('# Changelog\n', '0.1.0', '2026-12-01', [changeset('minor', '- One.\n- Two.')]);
    expect(first).toBe('# Changelog\n\n## 0.1.0 – 2026-12-01\n\n- One.\n- Two.\n');
  });

  it('tells a date from a word', () => {
    expect(newestSection(old)).toEqual({ version: '0.1.0', date: '2026-12-01' });
    expect(newestSection('## 0.1.0 – unreleased\n')).toEqual({ version: '0.1.0', date: undefined });
  });

  it('takes the example of a changeset that its folder shows', () => {
    const [, example = ''] = /```md\n([\s\S]*?)```/.exec(readFileSync('.changeset/README.md', 'utf8')) ?? [];
    expect(parseChangeset(example)).toEqual({ level: 'minor', text: expect.stringContaining('`ForwardGrid` takes') });
  });

  it.each(['New.', '---\n"diffusion-figures": huge\n---\n\nNew.', '---\n"diffusion-figures": minor\n---\n'])(
    'refuses the changeset %j',
    (file) => expect(() => parseChangeset(file)).toThrow('invalid changeset'),
  );
});

describe('package.json', () => {
  const conditions = { types: './dist/a.d.ts', default: './dist/a.js' };

  it('names no path that is not packed', () => {
    const manifest = { exports: { '.': conditions }, imports: { '#b': { browser: './dist/b.js', default: 'b' } } };
    const files = ['package.json', 'dist/a.js'];
    expect(missingPaths(manifest, files)).toEqual(['./dist/a.d.ts', './dist/b.js']);
    expect(missingPaths({ ...manifest, types: 'dist/c.d.ts' }, files)).toContain('./dist/c.d.ts');
    expect(missingPaths({ exports: './dist/a.js' }, files)).toEqual([]);
  });

  it('names a pattern that a packed path fits', () => {
    const exports = { './figures/*': { default: './dist/figures/*/index.js' }, './messages/*': './dist/locales/*.js' };
    expect(missingPaths({ exports }, ['dist/figures/Histogram/index.js', 'dist/localesXde.js'])).toEqual([
      './dist/locales/*.js',
    ]);
  });

  it('imports no package that is not a dependency', () => {
    const imports = { '#b': { browser: '@scope/b/dist/base.js', default: 'c/server' }, '#d': './dist/d.js' };
    expect(undeclaredPackages({ imports, dependencies: { c: '1' } })).toEqual(['@scope/b']);
    expect(undeclaredPackages({ imports, dependencies: { c: '1' }, peerDependencies: { '@scope/b': '1' } })).toEqual(
      [],
    );
  });

  it('allows its oldest Node and later ones', () => {
    const engines = { node: '>=20.10' };
    expect(['20.9.9', '18.20.0'].map((version) => allowsNode({ engines }, version))).toEqual([false, false]);
    expect(['20.10.0', '20.11.1', '24.0.0'].map((version) => allowsNode({ engines }, version))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is repeated by its lock file', () => {
    const manifest = { name: 'a', version: '1.0.0', dependencies: { b: '^1.1.0' } };
    expect(staleLockFields(manifest, { packages: { '': { ...manifest, license: 'MIT' } } })).toEqual([]);
    const stale = { ...manifest, dependencies: { b: '^1.0.0' } };
    expect(staleLockFields(manifest, { packages: { '': stale } })).toEqual(['dependencies']);
  });
});

describe('the repository', () => {
  const at = (url: string) => repositoryOf({ repository: { type: 'git', url } });

  it('gives the address of the book', () => {
    expect(at('git+https://github.com/Someone/some.figures.git')).toEqual({
      owner: 'Someone',
      slug: 'Someone/some.figures',
      isPlaceholder: false,
      book: 'https://someone.github.io/some.figures/',
    });
  });

  it('is named in package.json alone', () => {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      encoding: 'utf8',
    });
    const paths = listed
      .split('\0')
      .filter((path) => /\.(?:md|mdx|json|toml|cff|[cm]?[jt]sx?|py|ya?ml|txt|html)$/.test(path));
    const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
    const link = new RegExp(`[\\w-]+\\.github\\.io/${name}|github\\.com/[\\w-]+/${name}\\b|https://owner\\.github`);
    const naming = paths.filter((path) => existsSync(path) && link.test(readFileSync(path, 'utf8')));
    expect(naming.filter((path) => !path.startsWith('test/'))).toEqual(['package.json']);
    expect(execFileSync(process.execPath, ['site/build.mjs', '--help'], { encoding: 'utf8' })).not.toContain(
      '//owner.',
    );
  });

  it('gives package.json and the owners of the code what follows from it, once it has an owner', () => {
    expect(staleFiles(checkout('OWNER').root)).toEqual([]);
    const { root, write, read } = checkout('Some-One');
    for (const [path, text] of staleFiles(root) as [string, string][]) write(path, text);
    expect(JSON.parse(read('package.json'))).toMatchObject({
      homepage: 'https://some-one.github.io/diffusion-figures/',
      storybook: { url: 'https://some-one.github.io/diffusion-figures/storybook/' },
    });
    expect(read('.github/CODEOWNERS')).toMatch(/^\* @Some-One$/m);
    expect(staleFiles(root)).toEqual([]);
    write('.github/CODEOWNERS', '* @some-one/maintainers\n');
    expect(staleFiles(root)).toEqual([]);
  });

  it('keeps a release from being published as long as it has no owner', () => {
    const release = (owner: string) =>
      spawnSync(process.execPath, [join(checkout(owner).root, 'scripts/release.mjs')], { encoding: 'utf8' });
    expect(release('OWNER').stderr).toMatch(/ cannot be published:\n {2}- write the owner into repository\.url/);
    const { status, stderr } = release('Some-One');
    expect([status, stderr]).toEqual([1, expect.not.stringContaining('write the owner')]);
    expect(stderr).toContain('package.json and .github/CODEOWNERS lack the address of the repository');
  });

  /** The files that a release reads before it builds, in a folder of its own, of a repository whose owner was just written. */
  function checkout(owner: string) {
    const root = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    for (const path of ['package.json', 'CHANGELOG.md', '.changeset', '.github', 'scripts'])
      cpSync(path, join(root, path), { recursive: true });
    execFileSync('git', ['init', '--quiet', root]);
    const write = (path: string, text: string) => writeFileSync(join(root, path), text);
    const { homepage: _, storybook: __, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
    const repository = { type: 'git', url: `git+https://github.com/${owner}/diffusion-figures.git` };
    write('package.json', `${JSON.stringify({ ...manifest, repository }, null, 2)}\n`);
    write('.github/CODEOWNERS', '');
    return { root, write, read: (path: string) => readFileSync(join(root, path), 'utf8') };
  }

  it('knows its placeholder', () => {
    expect(at('git+https://github.com/OWNER/diffusion-figures.git').isPlaceholder).toBe(true);
  });

  it.each(['', 'https://github.com/a/b.git', 'git+https://github.com/a/b', 'git+https://example.com/a/b.git'])(
    'refuses %j',
    (url) => {
      expect(() => at(url)).toThrow('invalid repository.url');
    },
  );
});

it('finds folders of the machine in packed files', () => {
  const folders = ['/home/me/figures/', '/root'];
  expect(foldersIn('//# sourceMappingURL=file:///home/me/figures/a.js', folders)).toEqual(['/home/me/figures']);
  expect(foldersIn('{"sources":["/root/a.ts"]}', folders)).toEqual(['/root']);
  expect(foldersIn('https://example.com/root, /rooted, /home/me/figures-of-others', folders)).toEqual([]);
});
