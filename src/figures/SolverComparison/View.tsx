'use client';

import { useMemo } from 'react';
import type { Message, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Domain } from '../../points/chosenPoints.js';
import type { Layer, ScatterInk } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { type DataRow, DataTable } from '../../ui/DataTable.js';
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
  /** The chosen lines. Their rows are shown before their numbers. */
  chosen: readonly { readonly solver: SolverName; readonly spacing: SpacingName }[];
  compared: Compared | null;
  budget: Budget;
  starts: number;
}

/** The table of the solvers with a sample of each line, and the errors at the marked number of evaluations. */
export function SolverTable({ chosen, compared, budget, starts }: SolverTableProps) {
  const rows = chosen.map((one): DataRow => {
    const { ink, dash, dot, words } = styleOf(one);
    const line = compared?.lines.find(({ solver, spacing }) => solver === one.solver && spacing === one.spacing);
    const reached = line && reachedWith(line, budget);
    const order = line && orderText(line);
    const { evaluations, error, distance } = { ...reached };
    return {
      head: words,
      sample: { ink, dash, ...dot },
      cells: [evaluations, num.distance(error), order, num.decimal(distance)],
    };
  });
  return (
    <div>
      <DataTable
        columns={[messages.solver, messages.asked, messages.error, messages.order, messages.distance]}
        rows={[...rows, { head: messages.exact, cells: [null, 0, null, num.decimal(compared?.exact.distance)] }]}
        note={[messages.note({ starts }), ...(chosen.some(({ solver }) => solver === 'map') ? [messages.mapNote] : [])]}
      />
    </div>
  );
}

/** The layers of a panel: the data; faint, the exact trajectories; above them the trajectories of a solver, and the ends of all. */
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

/** The trajectories of a solver above the exact ones from the same starts. Dots mark the ends of all trajectories. */
export function SolverPanel({ of, points, compared, budget, domain }: SolverPanelProps) {
  const format = useFormat();
  const ink = styleOf(of).ink;
  const name = styleOf(of).words;
  const line = compared?.lines.find(({ solver, spacing }) => solver === of.solver && spacing === of.spacing);
  const reached = line && reachedWith(line, budget);
  const exact = compared?.exact;
  const layers = useMemo(() => layersOf(points, reached, exact, ink), [points, reached, exact, ink]);
  return (
    <ScatterPanel title={format(name)} ink={undefined} label={labelOf(name, reached)} domain={domain} layers={layers} />
  );
}

function labelOf(line: Text, reached: Reached | undefined): Message {
  if (!reached) return messages.noTrajectories;
  const { ends, evaluations, error } = reached;
  return messages.plot({ line, count: Math.min(SHOWN, ends.length / 2), evaluations, error: num.distance(error) });
}
