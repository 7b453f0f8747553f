import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformWithOxc } from 'vite';
import { readSource, sourceFiles } from './sourceFiles.js';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The modules of the package in a folder of their own, where Node finds the packages that they import. */
export class BuiltPackage {
  readonly #folder = mkdtempSync(join(project, 'node_modules', '.built-'));

  /** Compiles every module by itself, in a hundredth of the time of `npm run build`; none is bundled. */
  async build(): Promise<void> {
    for (const path of sourceFiles().filter((path) => !path.includes('/assembly/'))) {
      const options = { jsx: { runtime: 'automatic' }, typescript: { onlyRemoveTypeImports: true } } as const;
      const { code } = await transformWithOxc(readSource(path), path, options);
      const target = join(this.#folder, 'dist', path.replace(/\.tsx?$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
    // It says what `#typesetting` is.
    copyFileSync(join(project, 'package.json'), join(this.#folder, 'package.json'));
  }

  /**
   * Runs a module in a Node of its own and gives the lines that it prints. Its `dist/` is the package, its `test/` these
   * tests; `loaded` tells of a package of CommonJS whether it stands in the cache.
   */
  run(source: string): string[] {
    const loaded = `
      import Module from 'node:module';
      const loaded = (name) => Object.keys(Module._cache).some((path) => path.includes('/node_modules/' + name + '/'));
    `;
    const script = source
      .replaceAll("'dist/", `'${pathToFileURL(this.#folder).href}/dist/`)
      .replaceAll("'test/", `'${pathToFileURL(project).href}test/`);
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', loaded + script], { cwd: project });
    return output.toString().trim().split('\n');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
