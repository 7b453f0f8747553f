// Writes what follows from the lines of src/registry.ts: the exports of src/index.ts, the messages and the styles of all
// figures. `npm run figures` after a figure is added, renamed or removed; it also runs llms.mjs.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathOf } from './build/paths.mjs';

const EXPORT = /^export \{[^}]*\} from '\.\/figures\/(\w+)\/index\.js';\n/gm;

/** The components in the registry. */
export function registered() {
  const lines = readFileSync(pathOf('src/registry.ts'), 'utf8').matchAll(/^ {2}(\w+): (?:'[a-z0-9-]+'|null),/gm);
  return [...lines].map(([, name]) => name);
}

/** The files that follow from the registry, with their contents. */
export function derived(names = registered()) {
  const has = (name, file) => existsSync(pathOf(`src/figures/${name}/${file}`));
  const said = names.filter((name) => has(name, 'messages.ts'));
  const styles = names.flatMap((name) =>
    readdirSync(pathOf(`src/figures/${name}`)).flatMap((file) => (file.endsWith('.css') ? `./${name}/${file}` : [])),
  );
  return {
    'src/index.ts': withExports(readFileSync(pathOf('src/index.ts'), 'utf8'), names),
    'src/figures/messagesOfFigures.ts': [
      '// Written by `npm run figures`: the messages of every figure that has some of its own.\n',
      ...said.map((name) => `export { messages as ${name} } from './${name}/messages.js';`),
      '',
    ].join('\n'),
    'src/figures/figures.css': [
      '/* Written by `npm run figures`: the styles of single figures. */\n',
      ...styles.map((path) => `@import "${path}";`),
      '',
    ].join('\n'),
  };
}

/** Exports have lines of their own, as tools that read them need no TypeScript then; Biome sorts them. */
function withExports(index, names) {
  const known = new Set([...index.matchAll(EXPORT)].map(([, name]) => name));
  const lines = names
    .filter((name) => !known.has(name))
    .map((name) => {
      return `export { ${name}, type ${name}Props } from './figures/${name}/index.js';\n`;
    });
  return index.replace(EXPORT, (line, name) => (names.includes(name) ? line : '')) + lines.join('');
}

if (process.argv[1] === import.meta.filename) {
  const stale = Object.entries(derived()).filter(([path, text]) => {
    return !existsSync(pathOf(path)) || readFileSync(pathOf(path), 'utf8') !== text;
  });
  for (const [path, text] of stale) writeFileSync(pathOf(path), text);
  const written = stale.map(([path]) => pathOf(path));
  if (stale.length > 0)
    execFileSync('npx', ['biome', 'check', '--write', ...written], { stdio: 'inherit', shell: true });
}
