// Writes the classes of the Python package from the definitions of the figures, as the elements and their attributes are. Git ignores
// the file: `npm run build:python` writes it, and so do the tests that import it.
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { pathOf } from './build/paths.mjs';
import { snake } from './pythonNames.mjs';

const FILE = pathOf('python/src/diffusion_figures/figures.py');
/** Props that only the page has: handlers, initial values, and what a model says by itself. */
const OF_THE_PAGE = ['handler', 'initial', 'function'];
const LINE = 120;
/** Props that Python takes in another form than JavaScript. */
const IN_PYTHON = {
  image:
    'The image: an image of PIL, an array or a tensor, as `from_array` reads them, what it returns, or an address. Floats below 0 are values in [-1, 1]. Defaults to a built-in image of a cat.',
  schedule:
    'The noise schedule: what `create_schedule` returns, a kind, such as "cosine", or a dict of options, such as {"kind": "linear", "beta_end": 0.01}.',
  points: 'The data: "swissRoll", "twoMoons", "eightGaussians", "spiral", "letters", or an array of shape [count, 2].',
  mask: 'The hidden part: "mouth", "eyes", "left", which is half of the face, or an array of shape [16, 16] that is True for each hidden pixel. Defaults to "mouth".',
  'Trajectory.states':
    'The states, from the first to the last: an array of shape [n, height, width] or [n, height, width, 3] for images in [-1, 1], or [n, number of points, 2] for points; 2 ≤ n ≤ 10,000, and at most 50,000,000 values. `trajectory` makes them of other arrays, PIL images and tensors. Defaults to an example of points.',
  loupe: 'Whether a press on a picture opens the loupe, which shows its pixels as numbers. Defaults to True.',
};
const PATHS =
  ' It may also be a path: what `gaussian_path` returns, or a dict of its options with "path" for the kind, such as {"path": "flow", "shift": 3}.';
/** What Python says besides. */
const OWN_DENOISER = (takes) =>
  ` In Python your own is a function \`model(x_t, t)\`, which gets ${takes} and predicts ε on the figure's schedule, or a \`Denoiser\`, which says what else it predicts and on which schedule.`;
const HEAD = `"""The figures. Written by \`npm run build:python\` from their definitions; do not edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from . import _props as prop
from ._figure import Figure
from ._props import OptionalProp, Prop
from .denoisers import Denoiser
from .paths import GaussianPath
from .samplers import Sampler
from .schedules import Schedule, ScheduleKind
`;

/** The classes as Python. */
export function pythonOf(definitions, docs, resolveProcess) {
  for (const { all } of definitions)
    for (const { words = [] } of Object.values(all)) words.map((word) => CHOICES.add(word));
  const classes = definitions.map((definition) => classOf(definition, docs, defaultsOf(definition, resolveProcess)));
  const names = definitions.map(({ name }) => `    "${componentOf(name)}",`);
  return `${HEAD}\n__all__ = [\n${names.join('\n')}\n]\n\n\n${classes.join('\n\n')}`;
}

/** \`x0-reconstruction\` is the element of \`X0Reconstruction\`. */
function componentOf(name) {
  return name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
}

/**
 * The defaults that Python tells: of the schedule, in a figure with points another one, and a rule for that of t. The rule is
 * the number of thousandths of the process, with a log-SNR if a path has the t of that one; or the least of a t and the last t.
 */
function defaultsOf({ name, all }, resolveProcess) {
  const { schedule, t } = all;
  const ofPoints = schedule?.defaultFrom?.({ points: 'twoMoons' });
  const takesPaths = Boolean(schedule) && takes(schedule, { path: 'flow' });
  const ruleOf = (props) => {
    const tAt = (source) => t.default(resolveProcess(source), props);
    if (tAt({}) === null) return null;
    const lengths = [7, 50, 333, 1000, 4000];
    const isRule = (usual) => lengths.every((timesteps) => tAt({ timesteps }) === usual(timesteps));
    const share = [0, 200, 500, 650].find((part) => isRule((length) => Math.floor((length * part) / 1000)));
    if (share === undefined && isRule((length) => Math.min(50, length - 1))) return ['first', 50];
    if (share === undefined) throw new Error(`${name}: the default of t follows no rule that Python knows`);
    const edm = resolveProcess({ path: 'edm' });
    const isShare = !takesPaths || Math.abs(tAt({ path: 'edm' }) - (edm.end * share) / 1000) < 1e-6;
    return isShare ? ['share', share] : ['share', share, edm.logSnr(tAt({ path: 'edm' }))];
  };
  const usual = schedule && optionsOf(schedule.default);
  const isTime = t?.kind === 'timestep';
  return {
    takesPaths,
    schedule: usual,
    t: isTime ? ruleOf({}) : null,
    ofPoints: ofPoints && { schedule: optionsOf(ofPoints), t: isTime ? ruleOf({ points: 'twoMoons' }) : null },
    least: isTime ? t.min : undefined,
  };
}

/** Options with the defaults of \`createSchedule\`. */
function optionsOf(source) {
  return 'path' in source ? source : { kind: 'linear', timesteps: 1000, ...source };
}

function takes({ read }, value) {
  try {
    read?.(value, 'schedule');
    return true;
  } catch {
    return false;
  }
}

/** The sentence about a default schedule. */
function sentenceOf({ schedule, ofPoints }) {
  const words = ({ path, kind, timesteps }) =>
    path ? `the path \`gaussian_path("${path}")\`` : `the ${kind} schedule of ${timesteps} timesteps`;
  const other = ofPoints ? `, and with \`points\` to ${words(ofPoints.schedule)}` : '';
  return ` Defaults to ${words(schedule)}${other}. Reading the prop gives the options with their names in JavaScript.`;
}

function classOf({ name, all }, docs, defaults) {
  const component = componentOf(name);
  const { description, props } = docs[component];
  const taken = Object.entries(all).filter(([, { kind }]) => !OF_THE_PAGE.includes(kind));
  const known = new Map(props.map((one) => [one.name, one.description]));
  // The page shows no mark where t is null, which is no value of a trait.
  const saidOf = (prop) => (known.get(prop) ?? '').replace(prop === 't' ? /, or null for none/ : '', '');
  const besides = (prop) => {
    if (prop === 'schedule') return (defaults.takesPaths ? PATHS : '') + sentenceOf(defaults);
    if (prop !== 'denoiser') return '';
    return OWN_DENOISER('points' in all ? 'points of shape [count, 2]' : 'an image of shape [H, W, 3] or [H, W]');
  };
  const textOf = (prop) => (IN_PYTHON[`${component}.${prop}`] ?? IN_PYTHON[prop] ?? saidOf(prop)) + besides(prop);
  const args = taken.map(([prop]) => wrapped(`${snake(prop)}: ${plain(textOf(prop))}`, 8, 12));
  const isNone = (prop) => /\bnull for none\b/.test(known.get(prop) ?? '');
  const traits = taken.map(([prop, table]) => {
    const trait = traitOf(prop, table, isNone(prop), defaults, known.get(prop) ?? '');
    return `    ${snake(prop)}: ${traitTypeOf(prop, table, defaults)} = ${trait}`;
  });
  const changed = taken.filter(([, { isControlled }]) => isControlled).map(([prop]) => `"${snake(prop)}"`);
  const { schedule: usual, t, ofPoints } = defaults;
  const constants = [
    changed.length > 0 && `_changed_by_readers = ${tuple(changed)}`,
    usual && `_schedule = ${pythonData(usual)}`,
    t && `_t = ${tuple(t.map((part) => JSON.stringify(part)))}`,
    ofPoints &&
      `_with_points = (${pythonData(ofPoints.schedule)}, ${tuple(ofPoints.t.map((part) => JSON.stringify(part)))})`,
    'denoiser' in all && 'points' in all && '_is_of_points = True',
  ]
    .filter(Boolean)
    .map((line) => `    ${line}\n`);
  const parameters = taken.map(
    ([prop, table]) => `        ${snake(prop)}: ${typeOf(prop, table, defaults)} | None = None,`,
  );
  const given = taken.map(([prop]) => `            ${snake(prop)}=${snake(prop)},`);
  const summary = paragraphs(description)
    .map((text) => wrapped(text, 4, 4))
    .join('\n\n');
  const isNumbered = /\(\d+\)/.test(summary + args.join(''));
  const numbers = isNumbered
    ? '\n\n    Numbers in parentheses are those of the equations in the book of diffusion-figures.'
    : '';
  return `class ${component}(Figure):
    """${summary.trimStart()}${numbers}

    Args:
${args.join('\n')}
        caption: The text below the figure.
        lang: The language of the figure, such as "de"; by default the page's.
    """

    _type = "${name}"
${constants.join('')}
${traits.join('\n')}

    def __init__(
        self,
        *,
${parameters.join('\n')}
        caption: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(
${given.join('\n')}
            caption=caption,
            lang=lang,
        )
`;
}

/** Options as a dict of one line. */
function pythonData(options) {
  return JSON.stringify(options).replace(/([:,])(?=["\d])/g, '$1 ');
}

/** A tuple of Python, which needs a comma after its only member. */
function tuple(members) {
  return `(${members.join(', ')}${members.length === 1 ? ',' : ''})`;
}

function traitOf(name, table, mayBeNone, defaults, description) {
  const { kind, min, max, words, values, isAbove, default: usual } = table;
  const synced = ['t', 'step', 'seed', 'image', 'points'].includes(name) ? '.tag(sync=True)' : '';
  const js = `"${name}"`;
  const limits = [min, max].map((limit) => (limit === undefined ? 'None' : String(limit)));
  const range = limits.every((limit) => limit === 'None') ? '' : `, ${limits.join(', ')}`;
  // Where null is no default, it shows nothing.
  const none = mayBeNone && usual !== null && usual !== undefined ? ', none=True' : '';
  const list = (words ?? []).map((word) => `, "${word}"`).join('');
  const traits = {
    integer: `prop.integer(${js}${range})`,
    number: `prop.number(${js}${range}${isAbove ? ', above=True' : ''}${values ? `, values=${tuple(values)}` : ''})`,
    timestep: `prop.timestep(${js}, ${min ?? 0})`,
    seed: `prop.seed(${js})`,
    flag: `prop.flag(${js})`,
    choice: `prop.choice(${js}${list})`,
    names: `prop.names(${js}${list}${takes(table, []) ? ', empty=True' : ''})`,
    schedule: `prop.schedule(${js}${defaults.takesPaths ? '' : ', paths=False'})`,
    sampler: `prop.sampler(${js}, "ddpm", "ddim", "euler"${description.includes('dpm++') ? ', "heun", "dpm++"' : ''})`,
    starts: name === 'starts' && `prop.starts(${js})`,
    configuration: `prop.configuration(${js}${none})`,
    image: `prop.image(${js})`,
    points: name === 'mask' ? `prop.mask(${js})` : `prop.points(${js})`,
    // Others are of networks whose weights are read.
    denoiser:
      name === 'denoiser' ? `prop.denoiser(${js}${usual ? ', "oracle", "gaussian"' : ''})` : `prop.network(${js})`,
    array: `prop.array(${js}, "an array of at most 50,000,000 finite numbers")`,
  };
  return `${traits[kind] || `prop.data(${js}${none})`}${synced}`;
}

/** The type of an argument, for completion and type checkers. */
function typeOf(name, { kind, words = [], default: usual }, { takesPaths }) {
  if (kind === 'denoiser') {
    if (name !== 'denoiser') return 'dict[str, Any]';
    return `Callable[[Any, Any], Any] | Denoiser | ${usual ? 'Literal["oracle", "gaussian"]' : 'dict[str, Any]'}`;
  }
  const word = `Literal[${words.map((one) => `"${one}"`).join(', ')}]`;
  const types = {
    integer: 'int',
    number: 'float',
    timestep: 'float',
    seed: 'float',
    flag: 'bool',
    choice: word,
    names: `list[${word}]`,
    sampler: 'Sampler',
    schedule: `ScheduleKind | dict[str, Any] | Schedule${takesPaths ? ' | GaussianPath' : ''}`,
  };
  return types[kind] ?? 'Any';
}

/** The type of a trait: what reading returns, and what assigning accepts. Reading returns a default that Python knows. */
function traitTypeOf(name, table, defaults) {
  const type = typeOf(name, table, defaults);
  const read = {
    schedule: defaults.schedule && 'ScheduleKind | dict[str, Any]',
    seed: 'float',
    t: defaults.t && 'float',
    denoiser: type === 'Any' ? null : `${type.replace('Callable[[Any, Any], Any] | ', '')} | None`,
  }[name];
  if (type === 'Any') return 'Prop[Any, Any]';
  return read ? `Prop[${read}, ${type} | None]` : `OptionalProp[${type}]`;
}

/** A docstring without code in another language. */
function paragraphs(description) {
  return plain(description.replace(/```[\s\S]*?```/g, ''), true)
    .split(/\n{2,}/)
    .map((text) => text.trim())
    .filter((text) => text && !text.startsWith('|'));
}

const PYTHON = { true: 'True', false: 'False', null: 'None' };

function plain(text, keepsParagraphs = false) {
  const joined = keepsParagraphs ? text.replace(/(?<!\n)\n(?!\n)/g, ' ') : text.replace(/\s+/g, ' ');
  const said = joined
    .replaceAll("the provider's, else to ", '')
    .replaceAll("the page's, else to ", '')
    .replaceAll(", and with it the page's", '')
    .replaceAll("the page's, if it has one, ", 'none, ')
    // A notebook gets every change of a reader, and has no change handlers.
    .replaceAll(/ Readers can change it\. If you pass it, update it in `\w+`\./g, '')
    .replaceAll(', or null for none', ', or False for none')
    .replaceAll(/(?<!\bthe )\b(true|false|null)\b/g, (word) => PYTHON[word]);
  return inPython(said).replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"').trim();
}

/** Functions of JavaScript that Python has not, in words. */
const IN_WORDS = [
  [
    'the result of `trainDenoiser`, the plain data of its `toJSON`, or your own `PointPredictor`, made once, which may return a promise',
    'its plain data, as JavaScript writes them, or your own',
  ],
  [', or the plain data of its `toJSON`', ', as the plain data that JavaScript writes'],
  [', or its plain data', ', as plain data'],
  ["`path: 'flow'`", 'the path `"flow"`'],
  ["`{ path: 'flow', coupling: { pairs: 64 } }`", 'the path `"flow"` and couplings of 64 pairs'],
  ['`posteriorEntropy`', 'the entropy of the posterior'],
  [', `flowVelocity`,', ','],
  [', `meanVelocity`,', ','],
  ['`precisionRecall` with', 'with'],
  [', `pointLabels`', ''],
  ['`patchDenoiser`, the', 'the'],
  ['with `patchDenoiser` of', 'with the exact denoiser of windows of'],
  ['The weights are those of `lossWeight`; ', ''],
  [' See `schedulerFromConfig` for the supported classes.', ''],
  ['by `flowMap`, once', 'once'],
  ['`lossFloor`', 'the lowest loss'],
  ['as its text or as an object', 'as its text or as a dict'],
  [', made once,', ','],
  ['outside of a provider, if the page does not set or observe its', 'unless you set its'],
];

/** The words of choices, which Python spells as JavaScript does. */
const CHOICES = new Set();

/** Names, texts and options in the spelling of Python. */
function inPython(text) {
  const worded = IN_WORDS.reduce((said, [js, words]) => said.replaceAll(js, words), text);
  return worded
    .replaceAll(/`[^`]*`/g, (code) => code.replaceAll(/'([^' ]*)'/g, '"$1"').replaceAll(/\{ ([^{}]*) \}/g, dictOf))
    .replaceAll(/`(\w*[a-z][A-Z]\w*)`/g, (code, word) => (CHOICES.has(word) ? `\`"${word}"\`` : code))
    .replaceAll(/(?<!["`]|≤ )\b(l|the l|L)ogSnr\b(?!["`]| ≤)/g, '$1og-SNR')
    .replaceAll(/("[^"]*")|\b[a-z]\w*[a-z0-9][A-Z]\w*/g, (word, quoted) => quoted ?? snake(word));
}

/** \`{ kind: "ddim", eta }\` as a dict of Python; a member without a value is one that you choose. */
function dictOf(_, members) {
  const pairs = members.split(/, (?=\w+(?::|$|,))/).map((member) => {
    const [key, value = '...'] = member.split(': ');
    return `"${key}": ${value.replaceAll(' | ', ' or ')}`;
  });
  return `{${pairs.join(', ')}}`;
}

/** Lines of at most 120 characters. */
function wrapped(text, first, others) {
  const lines = [];
  let line = ' '.repeat(first);
  for (const word of text.split(/\s+/)) {
    if (line.trim() && line.length + 1 + word.length > LINE) {
      lines.push(line);
      line = ' '.repeat(others);
    }
    line += line.trim() ? ` ${word}` : word;
  }
  return [...lines, line].join('\n');
}

async function load() {
  const server = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'typesetting',
        enforce: 'pre',
        resolveId: (id) => (id === '#typesetting' ? pathOf('src/tex/atOnce.tsx') : undefined),
      },
    ],
  });
  try {
    const { definitionOf } = await server.ssrLoadModule('/src/figure/defineFigure.tsx');
    const { componentDocs } = await server.ssrLoadModule('/site/componentDocs.ts');
    const library = await server.ssrLoadModule('/src/index.ts');
    const definitions = Object.values(library)
      .flatMap((member) => definitionOf(member) ?? [])
      // A function is no value that a kernel can send.
      .filter(({ name }) => name !== 'panels-figure')
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const { resolveProcess } = await server.ssrLoadModule('/src/process/resolveProcess.ts');
    return pythonOf(definitions, componentDocs(pathOf('src/index.ts')), resolveProcess);
  } finally {
    await server.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(FILE, await load());
  process.exit(0);
}
