'use client';
import { type ReactNode, useMemo } from 'react';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { Said } from '../../words/say.js';
import { boundOf } from '../powerOfTen.js';
import { layersOf } from './layers.js';
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

/** The data, and the ways of the same starts on every path. */
export function WaysPanel({ title, points, ways, isScaled }: WaysPanelProps) {
  const layers = useMemo(() => points && layersOf(points, ways, isScaled), [points, ways, isScaled]);
  return (
    <ScatterPanel
      title={title}
      label={labelOf(ways, isScaled)}
      domain={DOMAIN}
      layers={layers}
      note={isScaled && <Said of={words.apart({ distance: ways ? boundOf(ways.distance) : '–' })} />}
    />
  );
}

function labelOf(ways: Ways | null, isScaled: boolean) {
  if (!ways) return words.noWays;
  if (!isScaled) return words.waysPlot({ count: STARTS });
  return words.scaledWaysPlot({ count: STARTS, distance: boundOf(ways.distance) });
}
