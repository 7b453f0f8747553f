'use client';

import { useMemo } from 'react';
import { Sample } from '../../charts/shapes.js';
import type { Message, Text } from '../../i18n/message.js';
import { formatFixed, formatShort } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Domain } from '../../points/chosenPoints.js';
import type { Layer, ScatterInk } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { orderText, reachedWith, styleOf } from './chart.js';
import {
  type Budget,
  type Compared,
  type Exact,
  type Reached,
  SHOWN,
  type SolverLine,
  type SolverName,
  type SpacingName,
} from './compute.js';
import { messages } from './messages.js';

interface SolverTableProps {
  /** What is chosen: its rows are there before their numbers. */
  chosen: readonly { readonly solver: SolverName; readonly spacing: SpacingName }[];
  compared: Compared | null;
  budget: Budget;
  starts: number;
}

const COLUMNS = [messages.solver, messages.asked, messages.error, messages.order, messages.distance];

/** The solvers by their lines, and what each reaches with the marked number of evaluations. */
export function SolverTable({ chosen, compared, budget, starts }: SolverTableProps) {
  const format = useFormat();
  return (
    <div>
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
            const { name, meaning, dash, dot, words: called } = styleOf(one);
            const line = compared?.lines.find(
              ({ solver, spacing }) => solver === one.solver && spacing === one.spacing,
            );
            const reached = line && reachedWith(line, budget);
            return (
              <tr key={name}>
                <th scope="row" data-meaning={meaning}>
                  <span className="df-chart-entry">
                    <Sample {...{ meaning, dash, dot }} />
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
      {chosen.some(({ solver }) => solver === 'map') && <p className="df-crossings-note">{format(messages.mapNote)}</p>}
    </div>
  );
}

interface NameChoiceProps<Name extends string> {
  legend: Text;
  /** All that there are, in their order, and what each is called. */
  names: readonly (readonly [name: Name, words: Text])[];
  /** At least one. */
  chosen: readonly Name[];
  /** Whether nothing can be chosen; defaults to false. */
  disabled?: boolean;
  onChange: (chosen: readonly Name[]) => void;
}

/** Boxes to tick; the last one stays ticked, and says so. */
export function NameChoice<Name extends string>(props: NameChoiceProps<Name>) {
  const { legend, names, chosen, disabled, onChange } = props;
  const format = useFormat();
  const toggle = (name: Name) =>
    onChange(names.map(([one]) => one).filter((one) => (one === name) !== chosen.includes(one)));
  return (
    <fieldset className="df-choice" disabled={disabled}>
      <legend className="df-choice-legend">{format(legend)}</legend>
      {names.map(([name, called]) => {
        const isChosen = chosen.includes(name);
        const why = isChosen && chosen.length === 1 ? format(messages.lastStays) : undefined;
        return (
          <label key={name} className="df-choice-option" title={why}>
            <input
              type="checkbox"
              value={name}
              aria-description={why}
              disabled={why !== undefined}
              checked={isChosen}
              onChange={() => toggle(name)}
            />
            {format(called)}
          </label>
        );
      })}
    </fieldset>
  );
}

/** The data; faint, the exact trajectories; over them those of a solver, and where all of its trajectories end. */
export function layersOf(
  points: Float32Array,
  reached: Reached | undefined,
  exact: Exact | undefined,
  ink: ScatterInk,
): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  if (!reached || !exact) return [data];
  return [
    data,
    { kind: 'paths', ink: 'quiet', ...exact.trajectories, width: 3, opacity: 0.4 },
    { kind: 'points', ink, points: Float32Array.from(reached.ends), radius: 1.8, opacity: 0.6 },
    { kind: 'paths', ink, ...reached.trajectories, width: 1.25 },
    { kind: 'points', ink, points: reached.trajectories.points, radius: 1.6 },
  ];
}

interface SolverPanelProps {
  of: Pick<SolverLine, 'solver' | 'spacing'>;
  points: Float32Array;
  compared: Compared | null;
  budget: Budget;
  domain: Domain;
}

/** The trajectories of a solver, over the exact ones from the same starts; dots where all of its trajectories end. */
export function SolverPanel({ of, points, compared, budget, domain }: SolverPanelProps) {
  const format = useFormat();
  const ink = styleOf(of).meaning;
  const name = styleOf(of).words;
  const line = compared?.lines.find(({ solver, spacing }) => solver === of.solver && spacing === of.spacing);
  const reached = line && reachedWith(line, budget);
  const exact = compared?.exact;
  const layers = useMemo(() => layersOf(points, reached, exact, ink), [points, reached, exact, ink]);
  return (
    <ScatterPanel
      title={format(name)}
      meaning={undefined}
      label={labelOf(name, reached)}
      domain={domain}
      layers={layers}
    />
  );
}

function labelOf(line: Text, reached: Reached | undefined): Message {
  if (!reached) return messages.noTrajectories;
  const { ends, evaluations, error } = reached;
  return messages.plot({ line, count: Math.min(SHOWN, ends.length / 2), evaluations, error: formatShort(error) });
}
