'use client';
import { useMemo, useState } from 'react';
import { type Attempt, attempt } from '../../hooks/attempt.js';
import { useStable } from '../../hooks/useStable.js';
import { type PointSetName, pointSetNames } from '../../learn/pointSets.js';
import { type ChosenPoints, choosePoints, type PointsSource } from '../../marks/scatter/chosenPoints.js';
import { type Domain, domainOf } from '../../marks/scatter/domain.js';
import { type Place, withStroke } from './strokes.js';

/** What readers choose from: a set, the page's own points, or what they draw. */
export type Choice = PointSetName | 'page' | 'drawing';

export interface Data {
  readonly choice: Choice;
  /** Whether the page has given points of its own. */
  readonly hasOwn: boolean;
  /** The points; null while nothing is drawn. */
  readonly chosen: Attempt<ChosenPoints | null>;
  /** What the plots show: more than the data, as early samples lie around them. */
  readonly domain: Domain;
  choose: (choice: Choice) => void;
  draw: (from: Place | null, to: Place) => void;
}

interface State {
  /** The source that the choice was made under. */
  readonly given: PointsSource;
  readonly choice: Choice;
  /** x, y of each point. */
  readonly drawing: Float32Array;
}

const NOTHING: Float32Array = new Float32Array(0);
/** How much larger the plots are than the data. */
const ROOM = 1.2;
const USUAL: Domain = { x: 0, y: 0, half: 2.5 };

/** The data that a reader trains on. They begin as the page says, and are so again when it says something else. */
export function useData(source: PointsSource, count: number): Data {
  const given = useStable(source);
  const first: Choice = pointSetNames.includes(given as PointSetName) ? (given as PointSetName) : 'page';
  const [state, setState] = useState<State>({ given, choice: first, drawing: NOTHING });
  const isOld = state.given !== given;
  const { choice, drawing } = isOld ? { choice: first, drawing: NOTHING } : state;
  const chosen = useMemo(() => {
    if (choice === 'drawing') return attempt(() => drawnPoints(drawing));
    return attempt(() => choosePoints(choice === 'page' ? given : choice, count));
  }, [choice, drawing, given, count]);

  // A drawing stays where it is drawn.
  const [kept, keep] = useState(USUAL);
  const own = useMemo(() => (chosen.value ? roomAround(chosen.value.points.values) : null), [chosen]);
  const domain = choice === 'drawing' ? kept : (own ?? USUAL);
  return {
    choice,
    hasOwn: first === 'page',
    chosen,
    domain,
    choose: (next) => {
      if (next === 'drawing') keep(domain);
      setState({ given, choice: next, drawing: NOTHING });
    },
    draw: (from, to) => {
      if (choice !== 'drawing') keep(domain);
      setState((before) => {
        const isDrawing = before.given === given && before.choice === 'drawing';
        const drawn = withStroke(isDrawing ? before.drawing : NOTHING, from, to, domain);
        return { given, choice: 'drawing', drawing: drawn };
      });
    },
  };
}

/**
 * The data that a reader has chosen or drawn, in three decimals, as a prop.
 *
 * @param given - the page's own.
 */
export function writtenPoints({ choice, chosen }: Pick<Data, 'choice' | 'chosen'>, given: PointsSource): PointsSource {
  if (choice === 'page') return given;
  if (choice !== 'drawing') return choice;
  return Array.from(chosen.value?.points.values ?? [], (value) => Number(value.toFixed(3)));
}

function drawnPoints(drawing: Float32Array): ChosenPoints | null {
  if (drawing.length === 0) return null;
  const count = drawing.length / 2;
  return { points: { shape: [count, 2], values: drawing }, given: count, name: null };
}

function roomAround(points: Float32Array): Domain {
  const { x, y, half } = domainOf(points);
  return { x, y, half: half * ROOM };
}
