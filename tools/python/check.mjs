import { casesBy } from './cases.mjs';
import { numbersIn, runScripts } from './python.mjs';

/** What a number may differ by, as a share of it: functions of NumPy and of JavaScript round by themselves. */
const TOLERANCE = 1e-12;
const MAX_LINES = 15;

/**
 * Runs the snippets of figures and compares what they print, and the noise that they draw, with `core`.
 *
 * @param library - see `casesBy`; besides `definitions` of the figures, by their names, and `pythonOf`.
 * @param only - the names of the figures; defaults to all that have cases.
 * @returns one for each figure: its name, how many snippets, numbers and values of noise were compared, and what is wrong.
 */
export function checkSnippets(library, only) {
  const figures = casesBy(library).filter(({ name }) => !only || only.includes(name));
  return figures.map(({ name, cases, expected, shape }) => {
    const snippets = cases.map((props) => snippetOf(library, name, props, shape));
    const lacking = snippets.findIndex(({ code }) => code === undefined);
    if (lacking >= 0)
      return { name, snippets: 0, numbers: 0, noise: 0, wrong: [`${said(cases[lacking])}: no snippet`] };
    const outcomes = runScripts(
      snippets.map(({ code }) => [code]),
      true,
    );
    const counts = { numbers: 0, noise: 0 };
    const wrong = outcomes.flatMap(({ printed, drawn, error }, index) => {
      const { code } = snippets[index];
      if (error) return [`${said(cases[index])}: ${error}\n${code}`];
      const lines = code.split('\n').length;
      const tooLong = lines > MAX_LINES ? [`${lines} lines, more than ${MAX_LINES}`] : [];
      const found = numbersIn(printed[0]);
      const wanted = expected(cases[index]);
      counts.numbers += wanted.reduce((sum, [, numbers]) => sum + numbers.length, 0);
      counts.noise += drawn.reduce((sum, [length]) => sum + length, 0);
      const faults = [...tooLong, ...faultsOf(found, wanted), ...drawn.flatMap((one) => noiseFault(library.core, one))];
      return faults.map((fault) => `${said(cases[index])}: ${fault}`);
    });
    return { name, snippets: snippets.length, ...counts, wrong };
  });
}

function snippetOf({ pythonOf, definitions }, name, props, shape) {
  return pythonOf(name, { props, propTable: definitions.get(name).all, defaults: {}, t: undefined }, shape);
}

/** @param wanted - names, numbers, and by how much these may differ whatever their size. */
function faultsOf(found, wanted) {
  const names = (lines) => lines.map(([name]) => name).join('; ');
  if (names(found) !== names(wanted)) return [`printed ${names(found)}; expected ${names(wanted)}`];
  return wanted.flatMap(([name, numbers, least = 0], line) => {
    const printed = found[line][1];
    if (printed.length !== numbers.length) return [`${name}: ${printed.length} numbers, not ${numbers.length}`];
    return numbers.flatMap((number, index) =>
      isNear(printed[index], number, least) ? [] : [`${name} is ${printed[index]}, not ${number}`],
    );
  });
}

function isNear(printed, number, least) {
  return Object.is(printed, number) || Math.abs(printed - number) <= Math.max(least, TOLERANCE * Math.abs(number));
}

/** To the last bit. */
function noiseFault(core, [length, seed, stream, bytes]) {
  const { buffer } = core.gaussianNoise(length, { seed, stream });
  return Buffer.from(buffer).toString('hex') === bytes ? [] : [`noise of seed ${seed} and stream ${stream} differs`];
}

function said(props) {
  return JSON.stringify(props, (_, value) => (ArrayBuffer.isView(value) ? `${value.length} numbers` : value));
}
