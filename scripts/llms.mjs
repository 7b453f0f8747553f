// Writes the figures into llms.txt, between its marks, as they are defined: `npm run figures` runs it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { pathOf } from './build/paths.mjs';

const FILE = pathOf('llms.txt');
const FIGURES = /(?<=<!-- figures: .*\n)[\s\S]*(?=<!-- end of figures -->)/;
/** What the figures of a group have in common, of which the file tells once. */
const GROUPS = [
  { title: 'Of images', shared: ['image', 'schedule', 'seed', 'resolution', 'aspectRatio'] },
  { title: 'Of points', shared: ['count', 'schedule', 'seed'] },
  { title: 'Others', shared: [] },
];
/** Props that are the same wherever they are, of which it tells once too. */
const SAID = ['loupe', 'difference'];
/** What the defaults of t are named for: the notebook's schedule. */
const SCHEDULE = { timesteps: 1000 };

/** The text of the file with the figures of these definitions. */
export function withFigures(text, definitions) {
  if (!FIGURES.test(text)) throw new Error('the text has no marks for its figures');
  const sections = GROUPS.map((group) => {
    const lines = definitions.filter((definition) => groupOf(definition) === group).map((one) => entryOf(one, group));
    return `### ${group.title}\n\n${lines.sort().join('\n')}\n\n`;
  });
  return text.replace(FIGURES, () => `\n${sections.join('')}`);
}

/** The one whose first prop the figure takes. */
function groupOf(definition) {
  return GROUPS.find(({ shared: [first] }) => first === undefined || first in definition.shared);
}

/** `x0-reconstruction` is the element of `X0Reconstruction`. */
function entryOf({ name, all, props, shared }, group) {
  const component = name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
  const own = [...Object.keys(props), ...Object.keys(shared).filter((taken) => !group.shared.includes(taken))];
  const given = own.map((prop) => propOf(prop, all)).filter(Boolean);
  const missing = group.shared.filter((prop) => !(prop in all)).map((prop) => `no \`${prop}\``);
  const list = [...given, ...missing].join(', ');
  return `- \`${component}\`, \`${name}\`: ${summaryOf(component)}${list && `\n  Props: ${list}`}`;
}

/** The first sentence of a component's docstring. */
function summaryOf(component) {
  const source = readFileSync(pathOf(`src/figures/${component}/index.tsx`), 'utf8');
  const [, docs] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport const ${component} = `).exec(source);
  // The full stop of `et al.` ends none.
  return /^.*?(?<!et al)\.(?= |$)/.exec(docs.replace(/\s*\n \*\s*/g, ' ').trim())[0];
}

/** A prop, its default, and what else it may be; nothing for the two by which readers change another. */
function propOf(name, table) {
  const prop = table[name];
  if (prop.kind === 'initial' || Object.keys(table).some((other) => handlerName(other) === name)) return null;
  if (SAID.includes(name)) return `\`${name}\``;
  const usual = defaultOf(prop);
  const code = usual === null ? `\`${name}\`` : `\`${name} = ${usual}\``;
  const said = [valuesOf(prop), handlerName(name) in table && 'readers change it'].filter(Boolean);
  return said.length > 0 ? `${code} (${said.join('; ')})` : code;
}

/** What tells of the changes of a prop. */
function handlerName(name) {
  return `on${name.charAt(0).toUpperCase()}${name.slice(1)}Change`;
}

function valuesOf({ kind, words, min, max, isAbove }) {
  if (kind === 'choice') return words.map(shown).join(' | ');
  if (kind === 'names') return `some of ${words.map(shown).join(', ')}`;
  if (kind === 'timestep') return min > 0 && `from ${min}`;
  const range = `${isAbove ? 'above ' : ''}${min} to ${max}`;
  return min !== undefined && (kind === 'number' ? `number ${range}` : range);
}

/** A default as code; null where there is none, or it is what a prop of this kind has. */
function defaultOf({ kind, default: usual, words, isNullable }) {
  if (kind === 'handler' || kind === 'seed' || isNullable) return null;
  if (kind === 'names' && usual.length === words.length) return 'all';
  const value = kind === 'timestep' ? usual(SCHEDULE, {}) : usual;
  const isNone = (value ?? false) === false || (typeof value === 'object' && Object.keys(value).length === 0);
  return isNone ? null : shown(value);
}

/** A value as code. */
function shown(value) {
  const json = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replaceAll('"', "'");
  return json.replace(/'(\w+)':/g, '$1:').replace(/^\[ | \]$/g, (bracket) => bracket.trim());
}

if (process.argv[1] === import.meta.filename) {
  const server = await createServer({
    configFile: pathOf('.storybook/vite.config.ts'),
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  });
  const { definitions } = await server.ssrLoadModule('/test/support/definitions.ts');
  writeFileSync(FILE, withFigures(readFileSync(FILE, 'utf8'), definitions));
  await server.close();
}
