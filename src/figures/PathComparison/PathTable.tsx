'use client';
import { useFormat } from '../../i18n/useFormat.js';
import { LineSample } from '../../marks/chart/LineSample.js';
import { SymbolHeader } from '../../tex/Tex.js';
import { pathStyles } from '../gaussianPaths/styles.js';
import { type PathCharts, percentOf, type SampledPath } from './charts.js';
import { messages } from './messages.js';

/** The paths by their lines, and when each has the marked logSnr. */
export function PathTable({ sampled, marked }: Pick<PathCharts, 'marked'> & { sampled: readonly SampledPath[] }) {
  const format = useFormat();
  return (
    <table className="df-crossings df-paths-table">
      <thead>
        <tr>
          <th scope="col">{format(messages.path)}</th>
          <SymbolHeader tex="t" spoken={messages.time} />
        </tr>
      </thead>
      <tbody>
        {sampled.map(({ kind }, index) => {
          const { meaning, dash, words: name } = pathStyles[kind];
          const mark = marked[index];
          return (
            <tr key={kind}>
              <th scope="row" data-meaning={meaning}>
                <span className="df-chart-entry">
                  <LineSample meaning={meaning} dash={dash} />
                  {format(name)}
                </span>
              </th>
              <td>{mark ? format(messages.share({ percent: percentOf(mark) })) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
