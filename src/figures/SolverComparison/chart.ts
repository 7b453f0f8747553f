import { decadesAround, logAxis } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import type { DotForm } from '../../charts/shapes.js';
import type { Message, TextGap } from '../../i18n/message.js';
import { formatFixed, formatShort } from '../../i18n/numbers.js';
import type { Ink } from '../../ui/ink.js';
import { listOf } from '../describe.js';
import { BUDGETS, type Budget, type Reached, type SolverLine, type SolverName, type SpacingName } from './compute.js';
import { messages } from './messages.js';

interface SolverStyle {
  readonly words: Message;
  readonly meaning: Ink;
  /** Dashes and gaps in pixels. */
  readonly dash?: string;
  readonly shape: DotForm['shape'];
}

/** Each solver has its own ink, dash and dot shape. Each spacing fills the dots in its own way. */
export const solverStyles: Readonly<Record<SolverName, SolverStyle>> = {
  ddim: { words: messages.ddim, meaning: 'quadratic', shape: 'circle' },
  'dpm++': { words: messages.multistep, meaning: 'cosine', dash: '7 4', shape: 'square' },
  heun: { words: messages.heun, meaning: 'sigmoid', dash: '2 3', shape: 'triangle' },
  map: { words: messages.map, meaning: 'linear', dash: '9 3 2 3', shape: 'diamond' },
};

interface SpacingStyle {
  readonly words: Message;
  /** How its dots are filled. */
  readonly fill: Omit<DotForm, 'shape'>;
}

export const spacingStyles: Readonly<Record<SpacingName, SpacingStyle>> = {
  time: { words: messages.time, fill: { isFilled: false } },
  logSnr: { words: messages.logSnr, fill: {} },
  karras: { words: messages.karras, fill: { scale: 0.6 } },
};

interface LineStyle {
  /** `dpm++ karras` */
  readonly name: string;
  readonly words: Message;
  readonly meaning: Ink;
  readonly dash: string | undefined;
  readonly dot: DotForm;
}

export function styleOf({ solver, spacing }: Pick<SolverLine, 'solver' | 'spacing'>): LineStyle {
  const [ofSolver, ofSpacing] = [solverStyles[solver], spacingStyles[spacing]];
  const { meaning, dash, shape } = ofSolver;
  // Its ends are the same with each spacing.
  if (solver === 'map') return { name: solver, words: ofSolver.words, meaning, dash, dot: { shape } };
  return {
    name: `${solver} ${spacing}`,
    words: messages.line({ solver: ofSolver.words, spacing: ofSpacing.words }),
    ...{ meaning, dash, dot: { shape, ...ofSpacing.fill } },
  };
}

/** Without an error there is no order. */
export function orderText({ order }: SolverLine): TextGap {
  return Number.isFinite(order) ? formatFixed(order, 2) : '–';
}

/** Powers of ten beyond these are not drawn: errors that nobody sees, and such as are larger than the data. */
const LIMITS = [-6, 1] as const;
/** What is drawn in any case, also before there are errors. */
const USUAL = [-4, 0] as const;

/** Each budget is twice the one before. */
const EVALUATIONS = logAxis(BUDGETS[0] as number, BUDGETS.at(-1) as number, {
  name: messages.asked,
  base: 2,
  steps: BUDGETS.length - 1,
});

/** The errors over the evaluations, both axes logarithmic, with a budget marked. */
export function errorsChart(lines: readonly SolverLine[], budget: Budget): CurvesContent {
  const errors = lines.flatMap(({ reached }) => reached.map(({ error }) => error));
  const isShort = lines.every(({ spacing }) => spacing === lines[0]?.spacing);
  return {
    x: EVALUATIONS,
    y: logAxis(...decadesAround(errors, USUAL, LIMITS), { name: null }),
    curves: lines.map((line) => ({
      ...styleOf(line),
      words: isShort ? solverStyles[line.solver].words : styleOf(line).words,
      points: line.reached.map(({ evaluations, error }) => [evaluations, error] as const),
      dots: true,
    })),
    marker: { value: budget, isNamed: false },
    label: lines.length === 0 ? messages.noChart : labelOf(lines, budget),
  };
}

/** The budget at a place of the axis, counted from its left. */
export function reachedWith({ reached }: SolverLine, budget: Budget): Reached {
  return reached[BUDGETS.indexOf(budget)] as Reached;
}

function labelOf(lines: readonly SolverLine[], budget: Budget) {
  const runs = lines.map((line) => {
    const [first, last] = [line.reached[0], line.reached.at(-1)] as [Reached, Reached];
    const ends = { first: formatShort(first.error), last: formatShort(last.error) };
    return messages.run({ ...ends, line: styleOf(line).words, order: orderText(line) });
  });
  const values = lines.map((line) => {
    const { error } = reachedWith(line, budget);
    return messages.value({ line: styleOf(line).words, error: formatShort(error) });
  });
  return messages.chart({ evaluations: budget, runs: listOf(runs), values: listOf(values) });
}
