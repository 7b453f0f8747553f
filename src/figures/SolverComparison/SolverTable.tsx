'use client';
import { LineSample } from '../../marks/chart/LineSample.js';
import { formatFixed, formatShort } from '../../words/numbers.js';
import { useSay } from '../../words/say.js';
import { reachedWith } from './chart.js';
import type { Compared } from './compared.js';
import type { SolverName, SpacingName } from './solvers.js';
import { orderText, styleOf } from './styles.js';
import { words } from './words.js';

export interface SolverTableProps {
  /** What is chosen: its rows are there before their numbers. */
  chosen: readonly { readonly solver: SolverName; readonly spacing: SpacingName }[];
  compared: Compared | null;
  budget: number;
  starts: number;
}

const COLUMNS = [words.solver, words.asked, words.error, words.order, words.distance];

/** The solvers by their lines, and what each reaches with the marked number of evaluations. */
export function SolverTable({ chosen, compared, budget, starts }: SolverTableProps) {
  const say = useSay();
  return (
    <>
      <table className="df-crossings">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name.key} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chosen.map((one) => {
            const { name, meaning, dash, words: called } = styleOf(one);
            const line = compared?.lines.find(
              ({ solver, spacing }) => solver === one.solver && spacing === one.spacing,
            );
            const reached = line && reachedWith(line, budget);
            return (
              <tr key={name}>
                <th scope="row" data-meaning={meaning}>
                  <span className="df-chart-entry">
                    <LineSample meaning={meaning} dash={dash} />
                    {say(called)}
                  </span>
                </th>
                <td>{reached?.evaluations ?? '–'}</td>
                <td>{say(reached ? formatShort(reached.error) : '–')}</td>
                <td>{say(line ? orderText(line) : '–')}</td>
                <td>{say(reached ? formatFixed(reached.distance, 2) : '–')}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{say(words.exact)}</th>
            <td>–</td>
            <td>0</td>
            <td>–</td>
            <td>{say(compared ? formatFixed(compared.exact.distance, 2) : '–')}</td>
          </tr>
        </tbody>
      </table>
      <p className="df-crossings-note">{say(words.note({ starts }))}</p>
    </>
  );
}
