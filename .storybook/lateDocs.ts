import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

type Hook = (this: unknown, ...given: unknown[]) => unknown;

/** A module that gives a component its docs: `docs-of:NoiseTriptych:/…/NoiseTriptych/index.tsx`. */
const DOCS = /^\0?docs-of:(\w+):(.*)$/;

/**
 * What reads the docs of components, asked once a story is opened, for those of its component. Else each file with a component
 * would wait until TypeScript has read the whole project. What is edited of them shows when the server has started anew.
 */
export function lateDocs(reader: Plugin): Plugin {
  const { configResolved, transform } = reader as { configResolved: Hook; transform: Hook };
  return {
    name: 'late-docs',
    enforce: 'pre',
    configResolved(config) {
      return configResolved.call(this, config) as Promise<void>;
    },
    resolveId: { filter: { id: DOCS }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: DOCS },
      handler(id) {
        const [, name, file] = DOCS.exec(id) as unknown as [string, string, string];
        // The reader adds the docs to the code that it is given.
        return transform.call(this, `import { ${name} } from ${JSON.stringify(file)};\n`, file) as Promise<string>;
      },
    },
    transform: {
      filter: { id: /\.stories\.tsx$/ },
      async handler(code, id) {
        const name = /^ {2}component: (\w+),$/m.exec(code)?.[1];
        const source = name && new RegExp(`^import \\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`, 'm').exec(code)?.[1];
        const file = source && (await this.resolve(source, id))?.id;
        if (!file) return null;
        return { code: `import ${JSON.stringify(`docs-of:${name}:${declaring(file, name)}`)}; ${code}`, map: null };
      },
    },
  };
}

/** The file that has the component, which an entry exports too. */
function declaring(file: string, name: string): string {
  if (!/src\/(?:teach\/)?index\.ts$/.test(file)) return file;
  const source = new RegExp(`^export \\{[^}]*\\b${name}\\b[^}]*\\} from '(.+)\\.js'`, 'm').exec(
    readFileSync(file, 'utf8'),
  );
  return source ? resolve(dirname(file), `${source[1]}.tsx`) : file;
}
