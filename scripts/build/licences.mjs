// The licences of the packages in a bundle, which must be distributed with it. The bundler says which packages these are.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathOf } from './paths.mjs';

/** The folder of the package that a module belongs to, of nested ones the innermost. */
const PACKAGE = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(?:licen[sc]e|copying)/i;
const RULE = `\n\n${'-'.repeat(80)}\n\n`;

/** Collects the licences of one or more bundles, for the file that lies beside them. */
export class Licences {
  #modules = new Set();

  /** A Vite plugin that notes what is in the bundle. */
  plugin = {
    name: 'licences',
    generateBundle: (_, files) => {
      for (const { moduleIds = [] } of Object.values(files)) for (const id of moduleIds) this.#modules.add(id);
    },
  };

  /** Writes the licences of all bundles so far. */
  write(path) {
    writeFileSync(pathOf(path), licencesOf([...this.#modules]));
  }
}

/** Returns the legal comment that names the packages of a bundle. Bundlers of a site keep it. */
export function noticeOf({ moduleIds }) {
  const packages = packageFolders(moduleIds).map((folder) => `${titleOf(manifestOf(folder))}`);
  return packages.length > 0 ? `/*!\nHolds code of other projects, see LICENSES.txt:\n${packages.join('\n')}\n*/` : '';
}

/** The name and the licence of each package that the modules are of, with its text. */
export function licencesOf(moduleIds) {
  const packages = packageFolders(moduleIds).map(
    (folder) => `${titleOf(manifestOf(folder))}\n\n${textOf(folder).trim()}\n`,
  );
  return [...packages, ...ofOwnFiles(moduleIds)].join(RULE);
}

/** The folders of the packages that the modules are of, each once. */
export function packageFolders(moduleIds) {
  return [...new Set(moduleIds.flatMap((id) => PACKAGE.exec(id)?.[1] ?? []))].sort();
}

/** With the address of the source, which the Mozilla Public License asks for. */
function titleOf({ name, version, license }) {
  return `${name} ${version}, ${license}, https://www.npmjs.com/package/${name}/v/${version}`;
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** @throws RangeError for a licence that asks for more than its text, as long as nobody has read it. */
function textOf(folder) {
  const { name, version, license, author } = manifestOf(folder);
  if (!/^(?:MIT|ISC|Apache-2\.0|MPL-2\.0|0BSD|BSD-[23]-Clause)$/.test(license)) {
    throw new RangeError(
      `invalid licence of ${name} ${version}: ${license}; expected one that scripts/build/licences.mjs names`,
    );
  }
  const file = readdirSync(folder).find((file) => LICENCE_FILE.test(file));
  if (file) return readFileSync(join(folder, file), 'utf8');
  if (name.startsWith('@tensorflow/')) return readFileSync(pathOf('src/tensor/LICENSE-tensorflow.txt'), 'utf8');
  if (license === 'MIT') return mit(author?.name ?? author);
  throw new RangeError(`missing licence of ${name} ${version}: its package holds no text of ${license}`);
}

/** Data of others in a file of ours: LICENSE-faces.txt is of faces.ts. */
function ofOwnFiles(moduleIds) {
  const files = moduleIds.map((id) => join(dirname(id), `LICENSE-${basename(id).replace(/\.\w+$/, '')}.txt`));
  return [...new Set(files)].filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
}

/** For packages that name it without its text. */
const mit = (holder) => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
