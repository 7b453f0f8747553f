'use client';
import { useMemo } from 'react';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPlot } from '../../marks/scatter/ScatterPlot.js';
import { shortened } from '../pointDenoisers/shortened.js';
import type { Field } from './field.js';

export interface FieldPlotProps {
  /** Null before the first: the place is kept. */
  field: Field | null;
  /** The set's name in words. */
  name: string | null;
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

function labelOf(field: Field | null, name: string | null): string {
  if (!field) return 'no field';
  const { request, learned, difference } = field;
  const what = request.arrows === 'x0' ? 'arrows from x_t towards x̂0' : 'arrows along the score';
  const data = name ? `${request.points.length / 2} points of the set ${name}` : `${request.points.length / 2} points`;
  const whose = learned ? 'learned over exact' : 'exact';
  const error = difference === null ? '' : `, rms difference ${shortened(difference)}`;
  return `${what} at t = ${request.t}, ${whose}, over ${data}${error}`;
}
