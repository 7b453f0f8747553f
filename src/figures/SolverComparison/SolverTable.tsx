'use client';
import { formatFixed, formatShort } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { LineSample } from '../../marks/chart/LineSample.js';
import { reachedWith } from './chart.js';
import type { Compared } from './compared.js';
import { messages } from './messages.js';
import type { SolverName, SpacingName } from './solvers.js';
import { orderText, styleOf } from './styles.js';

export interface SolverTableProps {
  /** What is chosen: its rows are there before their numbers. */
  chosen: readonly { readonly solver: SolverName; readonly spacing: SpacingName }[];
  compared: Compared | null;
  budget: number;
  starts: number;
}

const COLUMNS = [messages.solver, messages.asked, messages.error, messages.order, messages.distance];

/** The solvers by their lines, and what each reaches with the marked number of evaluations. */
export function SolverTable({ chosen, compared, budget, starts }: SolverTableProps) {
  const format = useFormat();
  return (
    <>
      <table className="df-crossings">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name.key} scope="col">
                {format(name)}
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
                    {format(called)}
                  </span>
                </th>
                <td>{reached?.evaluations ?? '–'}</td>
                <td>{format(reached ? formatShort(reached.error) : '–')}</td>
                <td>{format(line ? orderText(line) : '–')}</td>
                <td>{format(reached ? formatFixed(reached.distance, 2) : '–')}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{format(messages.exact)}</th>
            <td>–</td>
            <td>0</td>
            <td>–</td>
            <td>{format(compared ? formatFixed(compared.exact.distance, 2) : '–')}</td>
          </tr>
        </tbody>
      </table>
      <p className="df-crossings-note">{format(messages.note({ starts }))}</p>
    </>
  );
}
