'use client';
import { type ReactNode, useMemo } from 'react';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { boundOf } from '../powerOfTen.js';
import { layersOf } from './layers.js';
import { messages } from './messages.js';
import { STARTS, type Trajectories } from './trajectories.js';

export interface TrajectoriesPanelProps {
  title: ReactNode;
  /** The data. */
  points: Float32Array;
  /** Null before the first: the place is kept. */
  trajectories: Trajectories | null;
  /** Whether each state is divided by √(α² + σ²). */
  isScaled: boolean;
}

/** Where nearly all noise of size 1 lies. */
const DOMAIN = { x: 0, y: 0, half: 2.6 };

/** The data, and the trajectories of the same starts on every path. */
export function TrajectoriesPanel({ title, points, trajectories, isScaled }: TrajectoriesPanelProps) {
  const layers = useMemo(() => layersOf(points, trajectories, isScaled), [points, trajectories, isScaled]);
  return (
    <ScatterPanel
      title={title}
      label={labelOf(trajectories, isScaled)}
      domain={DOMAIN}
      layers={layers}
      note={
        isScaled && (
          <FormattedMessage of={messages.apart({ distance: trajectories ? boundOf(trajectories.distance) : '–' })} />
        )
      }
    />
  );
}

function labelOf(trajectories: Trajectories | null, isScaled: boolean) {
  if (!trajectories) return messages.noTrajectories;
  if (!isScaled) return messages.trajectoriesPlot({ count: STARTS });
  return messages.scaledTrajectoriesPlot({ count: STARTS, distance: boundOf(trajectories.distance) });
}
