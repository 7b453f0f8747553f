// Begins a figure: `npm run new-figure MyFigure`, or `npm run new-figure MyFigure -- --kind chart` (panels, chart or points). Writes
// its definition, messages, story and test, and its line of the registry with what follows from that.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { pathOf } from './build/paths.mjs';

export const KINDS = ['panels', 'chart', 'points'];

const REGISTRY = 'src/registry.ts';
const LINE = /^ {2}(\w+): (?:'[a-z0-9-]+'|null),\n/gm;

/** The new files of a figure by their paths, and the registry with its line. */
export function filesOf(name, kind) {
  const fill = (template) =>
    readFileSync(pathOf(`scripts/templates/${template}`), 'utf8')
      .replaceAll('MyFigure', name)
      .replaceAll('my-figure', typeOf(name))
      .replaceAll('myfigure', name.toLowerCase());
  return {
    [`src/figures/${name}/index.tsx`]: fill(`${kind}.tsx`),
    [`src/figures/${name}/messages.ts`]: fill(`${kind}.messages.ts`),
    [`stories/Figures/${name}.stories.tsx`]: fill('stories.tsx'),
    [`test/figures/${name}.browser.test.tsx`]: fill('test.tsx'),
    [REGISTRY]: withLine(readFileSync(pathOf(REGISTRY), 'utf8'), name),
  };
}

/** `ReverseChain` is of the type `reverse-chain`. */
function typeOf(name) {
  return name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}

/** The registry with a figure at its place in the order of the alphabet. */
function withLine(registry, name) {
  const lines = [...registry.matchAll(LINE)];
  const { 0: before = '', index = 0 } = lines.findLast(([, other]) => other < name) ?? {};
  const at = before ? index + before.length : lines[0].index;
  return `${registry.slice(0, at)}  ${name}: '${typeOf(name)}',\n${registry.slice(at)}`;
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kind: { type: 'string', default: 'panels' } },
  });
  const [name = ''] = positionals;
  if (!/^([A-Z][a-z0-9]*)+$/.test(name)) throw new Error(`invalid name: ${name}; expected one as MyFigure`);
  if (!KINDS.includes(values.kind))
    throw new Error(`invalid kind: ${values.kind}; expected one of ${KINDS.join(', ')}`);
  if (existsSync(pathOf(`src/figures/${name}`))) throw new Error(`there is a figure ${name} already`);
  for (const [path, text] of Object.entries(filesOf(name, values.kind))) {
    mkdirSync(dirname(pathOf(path)), { recursive: true });
    writeFileSync(pathOf(path), text);
    console.log(path);
  }
  execFileSync(process.execPath, [pathOf('scripts/figures.mjs')], { stdio: 'inherit' });
  console.log(`
Edit these files, and then:
  npx vitest run --project stories stories/Figures/${name}.stories.tsx     its story; with --update the first time
  npx vitest run --project browser test/figures/${name}.browser.test.tsx
  npm run figures                 writes its styles, if it has some, and llms.txt
  node scripts/heights.mjs        measures the height that its element reserves
  npm run build && npm run languages    lists what the translations lack
  npm run thumbnails -- ${typeOf(name)}    draws its picture for the gallery, whose entries.ts gives it a group`);
}
