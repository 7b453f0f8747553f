'use client';
import { useMemo } from 'react';
import type { Text } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPlot } from '../../marks/scatter/ScatterPlot.js';
import { messages as shared } from '../messages.js';
import type { Field } from './field.js';
import { messages } from './messages.js';

export interface FieldPlotProps {
  /** Null before the first: the place is kept. */
  field: Field | null;
  /** The set's name in words. */
  name: Text | null;
}

const EMPTY = { x: 0, y: 0, half: 1 };
const EXACT_WIDTH = 3;

/** The data, over them the exact arrows, broad and pale, and over those the network's. */
export function FieldPlot({ field, name }: FieldPlotProps) {
  const layers = useMemo(() => field && layersOf(field), [field]);
  return <ScatterPlot label={labelOf(field, name)} domain={field?.request.domain ?? EMPTY} layers={layers} />;
}

function layersOf({ request, tails, exact, learned }: Field): Layer[] {
  const data: Layer = { kind: 'points', ink: 'signal', points: request.points, opacity: 0.35 };
  const best: Layer = { kind: 'arrows', ink: 'quiet', from: tails, to: exact, width: EXACT_WIDTH, opacity: 0.5 };
  if (!learned) return [data, { ...best, width: 1.25, opacity: 1 }];
  return [data, best, { kind: 'arrows', ink: 'posterior', from: tails, to: learned, width: 1.25 }];
}

function labelOf(field: Field | null, set: Text | null): Text {
  if (!field) return messages.empty;
  const { request, difference } = field;
  const { t, arrows } = request;
  const count = request.points.length / 2;
  const of = {
    arrows: arrows === 'x0' ? messages.towardsX0 : messages.alongScore,
    points: set ? shared.pointsOfSet({ count, set }) : shared.points({ count }),
    t,
  };
  return difference === null
    ? messages.exactArrows(of)
    : messages.learnedArrows({ ...of, difference: formatShort(difference) });
}
