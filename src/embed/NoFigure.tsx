import { useMemo } from 'react';
import { Figure } from '../components/Figure.js';
import { invalid } from '../core/check.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { figures } from './figures.js';

/** In the place of a figure of a type that there is not. */
export function UnknownType({ type, onError }: { type: string } & FigureEvents) {
  const error = useMemo(() => invalid('type', type, oneOf(figures)), [type]);
  return <NoFigure {...{ type, error, onError }} />;
}

/** In the place of a figure that cannot be made. */
export function NoFigure({ type, error, onError }: { type: string; error: Error } & FigureEvents) {
  useFigureEvents({ onError }, null, error);
  return <Figure name={type} state="error" error={error} />;
}

export function oneOf(types: ReadonlyMap<string, unknown>): string {
  return `one of ${[...types.keys()].join(', ')}`;
}
