'use client';
import { type ReactNode, useMemo } from 'react';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { Said } from '../../words/say.js';
import { pathStyles } from '../gaussianPaths/styles.js';
import { scientific } from '../scientific.js';
import { STARTS, type Ways } from './ways.js';
import { words } from './words.js';

export interface WaysPanelProps {
  title: ReactNode;
  /** The data; null before the figure is seen. */
  points: Float32Array | null;
  /** Null before the first: the place is kept. */
  ways: Ways | null;
  /** Whether each state is divided by √(α² + σ²). */
  isScaled: boolean;
}

/** Where nearly all noise of size 1 lies. */
const DOMAIN = { x: 0, y: 0, half: 2.6 };
const WIDTH = 1.25;
const DOT = 2.2;
/** Lines that lie on one another are seen as bands: the first is so much wider than the last. */
const BANDS = 4.5;

/** The data, and the ways of the same starts on every path. */
export function WaysPanel({ title, points, ways, isScaled }: WaysPanelProps) {
  const layers = useMemo(() => points && layersOf(points, ways, isScaled), [points, ways, isScaled]);
  return (
    <ScatterPanel
      title={title}
      label={labelOf(ways, isScaled)}
      domain={DOMAIN}
      layers={layers}
      note={isScaled && <Said of={words.apart({ distance: ways ? scientific(ways.distance) : '–' })} />}
    />
  );
}

function layersOf(points: Float32Array, ways: Ways | null, isScaled: boolean): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  const paths = (ways?.ofPaths ?? []).map(({ kind, times, states, scaled }, index, all): Layer => {
    const more = isScaled && all.length > 1 ? BANDS * (1 - index / (all.length - 1)) : 0;
    return {
      ...{ kind: 'paths', ink: pathStyles[kind].meaning, width: WIDTH + more, pointsEach: times.length },
      points: Float32Array.from(isScaled ? scaled : states),
    };
  });
  const [first] = ways?.ofPaths ?? [];
  if (!first || !isScaled) return [data, ...paths];
  const { length } = first.times;
  const starts = Float32Array.from(
    { length: 2 * STARTS },
    (_, i) => first.scaled[(i >> 1) * 2 * length + (i % 2)] ?? 0,
  );
  return [data, ...paths, { kind: 'points', ink: 'ink', points: starts, radius: DOT }];
}

function labelOf(ways: Ways | null, isScaled: boolean) {
  if (!ways) return words.noWays;
  if (!isScaled) return words.waysPlot({ count: STARTS });
  return words.scaledWaysPlot({ count: STARTS, distance: scientific(ways.distance) });
}
