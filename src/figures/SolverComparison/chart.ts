import { decadesAround, logAxis } from '../../charts/axes.js';
import type { CurvesContent } from '../../charts/Chart.js';
import type { DotForm } from '../../charts/shapes.js';
import type { Message } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { type CategoryStyle, categories } from '../../ui/categories.js';
import type { Ink } from '../../ui/ink.js';
import { listOf } from '../shared/describe.js';
import { BUDGETS, type Budget, type Reached, type SolverLine, type SolverName, type SpacingName } from './compute.js';
import { messages } from './messages.js';

/** The names of the solvers. Their styles are those of their categories. Each spacing fills the dots in a different way. */
export const solverTexts: Readonly<Record<SolverName, Message>> = {
  ddim: messages.ddim,
  'dpm++': messages.multistep,
  heun: messages.heun,
  map: messages.map,
};

interface SpacingStyle {
  readonly words: Message;
  /** The fill of the dots. */
  readonly fill: Omit<DotForm, 'shape'>;
}

export const spacingStyles: Readonly<Record<SpacingName, SpacingStyle>> = {
  time: { words: messages.time, fill: { isFilled: false } },
  logSnr: { words: messages.logSnr, fill: {} },
  karras: { words: messages.karras, fill: { scale: 0.6 } },
};

interface LineStyle {
  /** The name, such as `dpm++ karras`. */
  readonly name: string;
  readonly words: Message;
  readonly ink: Ink;
  readonly dash: string | undefined;
  readonly dot: DotForm;
}

export function styleOf({ solver, spacing }: Pick<SolverLine, 'solver' | 'spacing'>): LineStyle {
  const { ink, dash, shape }: CategoryStyle = categories[solver];
  const [ofSolver, { words, fill }] = [solverTexts[solver], spacingStyles[spacing]];
  // The ends of the flow map are equal with each spacing.
  if (solver === 'map') return { name: solver, words: ofSolver, ink, dash, dot: { shape } };
  return {
    name: `${solver} ${spacing}`,
    words: messages.line({ solver: ofSolver, spacing: words }),
    ...{ ink, dash, dot: { shape, ...fill } },
  };
}

/** The order as a number: the error falls as this power of the number of evaluations. A solver without an error has no order. */
export function orderText({ order }: SolverLine): num.NumberText {
  return num.decimal(Number.isFinite(order) ? order : null);
}

/** The powers of ten of the axis. Beyond them lie invisible errors, and errors larger than the data. */
const LIMITS = [-6, 1] as const;
/** The powers of ten that are always drawn, even before there are errors. */
const DEFAULT_DECADES = [-4, 0] as const;

/** The axis of evaluations. Each budget is twice the one before. */
const EVALUATIONS = logAxis(BUDGETS[0] as number, BUDGETS.at(-1) as number, {
  name: messages.asked,
  base: 2,
  steps: BUDGETS.length - 1,
});

/** The chart of the errors over the evaluations, with a marked budget. Both axes are logarithmic. */
export function errorsChart(lines: readonly SolverLine[], budget: Budget): CurvesContent {
  const errors = lines.flatMap(({ reached }) => reached.map(({ error }) => error));
  const isShort = lines.every(({ spacing }) => spacing === lines[0]?.spacing);
  return {
    x: EVALUATIONS,
    y: logAxis(...decadesAround(errors, DEFAULT_DECADES, LIMITS), { name: null }),
    curves: lines.map((line) => ({
      ...styleOf(line),
      words: isShort ? solverTexts[line.solver] : styleOf(line).words,
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
    const ends = { first: num.distance(first.error), last: num.distance(last.error) };
    return messages.run({ ...ends, line: styleOf(line).words, order: orderText(line) });
  });
  const values = lines.map((line) => {
    const { error } = reachedWith(line, budget);
    return messages.value({ line: styleOf(line).words, error: num.distance(error) });
  });
  return messages.chart({ evaluations: budget, runs: listOf(runs), values: listOf(values) });
}
