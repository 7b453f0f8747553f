'use client';

import { type ReactNode, useMemo } from 'react';
import { Chart, type ChartMarker, type LinesContent } from '../../charts/Chart.js';
import { Line } from '../../charts/shapes.js';
import * as num from '../../i18n/num.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { SymbolName } from '../../tex/Tex.js';
import { DataTable } from '../../ui/DataTable.js';
import { pathStyles } from '../shared/gaussianPaths/styles.js';
import { type PathCharts, percentOf, type SampledPath } from './charts.js';
import { STARTS, type Trajectories } from './compute.js';
import { messages } from './messages.js';

const WIDTH = 1.25;
const DOT = 2.2;
/** The difference in width between the first and the last line, so that lines at the same place appear as bands. */
const BANDS = 4.5;

/** The layers of the data and the trajectories on every path; if they are divided, also of their common starts. */
export function layersOf(points: Float32Array, trajectories: Trajectories | null, isScaled: boolean): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  const paths = (trajectories?.ofPaths ?? []).map(({ kind, times, states, scaled }, index, all): Layer => {
    const more = isScaled && all.length > 1 ? BANDS * (1 - index / (all.length - 1)) : 0;
    return {
      ...{ kind: 'paths', ink: pathStyles[kind].ink, width: WIDTH + more, pointsEach: times.length },
      points: Float32Array.from(isScaled ? scaled : states),
    };
  });
  const [first] = trajectories?.ofPaths ?? [];
  if (!first || !isScaled) return [data, ...paths];
  const { length } = first.times;
  const starts = Float32Array.from(
    { length: 2 * STARTS },
    (_, i) => first.scaled[(i >> 1) * 2 * length + (i % 2)] ?? 0,
  );
  return [data, ...paths, { kind: 'points', ink: 'ink', points: starts, radius: DOT }];
}

interface TrajectoriesPanelProps {
  title: ReactNode;
  /** The x, y of each point of the data. */
  points: Float32Array;
  /** The trajectories; null before the first, while their space is reserved. */
  trajectories: Trajectories | null;
  /** Whether each state is divided by √(α² + σ²). */
  isScaled: boolean;
}

/** The square that contains nearly all noise of size 1. */
const DOMAIN = { x: 0, y: 0, half: 2.6 };

/** The data, and the trajectories from the same starts on every path. */
export function TrajectoriesPanel({ title, points, trajectories, isScaled }: TrajectoriesPanelProps) {
  const layers = useMemo(() => layersOf(points, trajectories, isScaled), [points, trajectories, isScaled]);
  return (
    <ScatterPanel
      title={title}
      label={labelOf(trajectories, isScaled)}
      domain={DOMAIN}
      layers={layers}
      note={isScaled && <FormattedMessage of={messages.apart({ distance: num.tiny(trajectories?.distance) })} />}
    />
  );
}

function labelOf(trajectories: Trajectories | null, isScaled: boolean) {
  if (!trajectories) return messages.noTrajectories;
  if (!isScaled) return messages.trajectoriesPlot({ count: STARTS });
  return messages.scaledTrajectoriesPlot({ count: STARTS, distance: num.tiny(trajectories.distance) });
}

/** A chart with its lines. */
export function PathChart({ lines, marker, onChange = null, ...chart }: LinesContent & Pick<ChartMarker, 'onChange'>) {
  return (
    <Chart {...chart} marker={marker && { ...marker, onChange }}>
      {lines.map((line) => (
        <Line key={line.name} {...line} />
      ))}
    </Chart>
  );
}

/** The table of the paths: the sample of each line, and the time of the marked logSnr on each path. */
export function PathTable({ sampled, marked }: Pick<PathCharts, 'marked'> & { sampled: readonly SampledPath[] }) {
  return (
    <DataTable
      columns={[messages.path, <SymbolName key="t" tex="t" spoken={messages.time} />]}
      rows={sampled.map(({ kind }, index) => {
        const { ink, dash, words } = pathStyles[kind];
        const mark = marked[index];
        return {
          head: words,
          sample: { ink, dash },
          cells: [mark ? messages.share({ percent: percentOf(mark) }) : null],
        };
      })}
    />
  );
}
