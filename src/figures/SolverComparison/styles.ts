import type { Ink } from '../../components/ink.js';
import type { Message, TextGap } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import type { SolverLine } from './compared.js';
import { messages } from './messages.js';
import type { SolverName, SpacingName } from './solvers.js';

interface SolverStyle {
  readonly words: Message;
  readonly meaning: Ink;
}

/** A solver has an ink, a spacing a dash. */
export const solverStyles: Readonly<Record<SolverName, SolverStyle>> = {
  ddim: { words: messages.ddim, meaning: 'quadratic' },
  'dpm++': { words: messages.multistep, meaning: 'cosine' },
  heun: { words: messages.heun, meaning: 'sigmoid' },
};

interface SpacingStyle {
  readonly words: Message;
  /** Dashes and gaps in pixels. */
  readonly dash?: string;
}

export const spacingStyles: Readonly<Record<SpacingName, SpacingStyle>> = {
  time: { words: messages.time, dash: '2 3' },
  logSnr: { words: messages.logSnr },
  karras: { words: messages.karras, dash: '7 4' },
};

export interface LineStyle {
  /** `dpm++ karras` */
  readonly name: string;
  readonly words: Message;
  readonly meaning: Ink;
  readonly dash: string | undefined;
}

export function styleOf({ solver, spacing }: Pick<SolverLine, 'solver' | 'spacing'>): LineStyle {
  const [ofSolver, ofSpacing] = [solverStyles[solver], spacingStyles[spacing]];
  return {
    name: `${solver} ${spacing}`,
    words: messages.line({ solver: ofSolver.words, spacing: ofSpacing.words }),
    meaning: ofSolver.meaning,
    dash: ofSpacing.dash,
  };
}

/** Without an error there is no order. */
export function orderText({ order }: SolverLine): TextGap {
  return Number.isFinite(order) ? formatFixed(order, 2) : '–';
}
