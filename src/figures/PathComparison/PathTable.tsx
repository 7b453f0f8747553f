'use client';
import { LineSample } from '../../marks/chart/LineSample.js';
import { SymbolHeader } from '../../tex/Tex.js';
import { useSay } from '../../words/say.js';
import { pathStyles } from '../gaussianPaths/styles.js';
import { type PathCharts, percentOf, type SampledPath } from './charts.js';
import { words } from './words.js';

/** The paths by their lines, and when each has the marked logSnr. */
export function PathTable({ sampled, marked }: Pick<PathCharts, 'marked'> & { sampled: readonly SampledPath[] }) {
  const say = useSay();
  return (
    <table className="df-crossings df-paths-table">
      <thead>
        <tr>
          <th scope="col">{say(words.path)}</th>
          <SymbolHeader tex="t" spoken={words.time} />
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
                  {say(name)}
                </span>
              </th>
              <td>{mark ? say(words.share({ percent: percentOf(mark) })) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
