'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { hasSameContent } from '../../hooks/useStable.js';
import { type PointSetName, pointSetNames } from '../../learn/pointSets.js';
import type { ChosenPoints, PointsSource } from '../../marks/scatter/chosenPoints.js';
import { type Domain, domainOf } from '../../marks/scatter/domain.js';
import { type Piece, withStroke } from './strokes.js';

/** What readers choose from: a set, the page's own points, or what they draw. */
export type Choice = PointSetName | 'page' | 'drawing';

export interface DataOptions {
  /** What is chosen. */
  readonly points: PointsSource;
  /** The points themselves; null while nothing is drawn. */
  readonly chosen: ChosenPoints | null;
  /** What the page has given, of which points may be its own. */
  readonly own: readonly (PointsSource | undefined)[];
  readonly onChoose: (points: PointsSource) => void;
}

export interface Data extends Pick<DataOptions, 'chosen'> {
  readonly choice: Choice;
  /** The page's own points; null if it has none. */
  readonly own: PointsSource | null;
  /** What the plots show: more than the data, as early samples lie around them. */
  readonly domain: Domain;
  readonly choose: (choice: Choice) => void;
  readonly draw: (pieces: readonly Piece[]) => void;
}

const NOTHING: Float32Array = new Float32Array(0);
/** How much larger the plots are than the data. */
const ROOM = 1.2;
const USUAL: Domain = { x: 0, y: 0, half: 2.5 };

/** The data that a reader trains on, and what they do with them. */
export function useData({ points, chosen, own: given, onChoose }: DataOptions): Data {
  // x, y of each point that a reader has drawn; null after another choice.
  const [drawing, setDrawing] = useState<Float32Array | null>(null);
  const isDrawn = (source: PointsSource | undefined) => drawing !== null && hasSameContent(drawing, source);
  const isDrawing = isDrawn(points);
  const own = given.find((source) => source !== undefined && !isSet(source) && !isDrawn(source)) ?? null;

  // Strokes may come faster than they are rendered.
  const newest = useRef(NOTHING);
  useEffect(() => {
    newest.current = isDrawing ? (drawing as Float32Array) : NOTHING;
  }, [isDrawing, drawing]);

  // A drawing stays where it is drawn.
  const [kept, keep] = useState(USUAL);
  const around = useMemo(() => (chosen ? roomAround(chosen.points.values) : USUAL), [chosen]);
  const domain = isDrawing ? kept : around;
  const show = (drawn: Float32Array) => {
    if (!isDrawing) keep(domain);
    newest.current = drawn;
    setDrawing(drawn);
    onChoose(drawn);
  };
  return {
    choice: isDrawing ? 'drawing' : isSet(points) ? points : 'page',
    ...{ own, chosen, domain },
    choose: (next) => {
      if (next === 'drawing') return show(NOTHING);
      setDrawing(null);
      onChoose(next === 'page' ? (own ?? points) : next);
    },
    draw: (pieces) => show(pieces.reduce((drawn, [from, to]) => withStroke(drawn, from, to, domain), newest.current)),
  };
}

function isSet(source: PointsSource): source is PointSetName {
  return pointSetNames.includes(source as PointSetName);
}

/** Drawn points as a prop, in three decimals. */
export function writtenPoints(drawn: PointsSource): readonly number[] {
  return Array.from(drawn as Float32Array, (value) => Number(value.toFixed(3)));
}

function roomAround(points: Float32Array): Domain {
  const { x, y, half } = domainOf(points);
  return { x, y, half: half * ROOM };
}
