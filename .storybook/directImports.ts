import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What a page imports of the library: `import { Tex } from '../../src/index'`. */
const IMPORT = /import\s*\{([^{}]*)\}\s*from\s*['"]((?:\.\.\/)+src\/index)(?:\.js)?['"]/g;
const EXPORT = /export (?:\* as (\w+)|\{([^}]*)\}) from '([^']*)\.js'/g;

/** A page asks for the files of what it names, where src/index.ts would bring all figures. */
export const directImports: Plugin = {
  name: 'direct-imports',
  enforce: 'pre',
  transform: {
    filter: { id: /\/stories\/.*\.(?:tsx?|mdx)$/, code: /src\/index/ },
    handler(code, id) {
      const direct = code.replace(IMPORT, (whole, names: string, source: string) => {
        const index = resolve(dirname(id), `${source}.ts`);
        const given = names.split(',').map((name) => name.trim());
        const imports = given.filter((name) => name && !name.startsWith('type ')).map((name) => importOf(name, index));
        // On as many lines as there were: errors name them.
        return imports.includes(null) ? whole : imports.join('; ') + whole.replace(/[^\n]/g, '');
      });
      return { code: direct, map: null };
    },
  },
};

/** The import of one name from the file that has it; null where the index does not say. */
function importOf(name: string, index: string): string | null {
  for (const [, namespace, names = '', source = ''] of readFileSync(index, 'utf8').matchAll(EXPORT)) {
    const path = resolve(dirname(index), source);
    const file = JSON.stringify(existsSync(`${path}.ts`) ? `${path}.ts` : `${path}.tsx`);
    if (namespace === name) return `import * as ${name} from ${file}`;
    if (names.split(',').some((one) => one.trim() === name)) return `import { ${name} } from ${file}`;
  }
  return null;
}
