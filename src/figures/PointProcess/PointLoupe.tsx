'use client';
import { useEffect, useState } from 'react';
import { suspendDimming } from '../../highlight/pointer.js';
import { useLayoutEffect } from '../../hooks/useLayoutEffect.js';
import type { Text } from '../../i18n/message.js';
import { useFormat } from '../../i18n/useFormat.js';
import { calculationOf } from '../../loupe/arithmetic.js';
import { placeOf, useFocus, useGestures } from '../../loupe/Loupe.js';
import { spoken } from '../../loupe/numbers.js';
import type { OpenLoupe } from '../../loupe/opening.js';
import { PLOTS, picturesOf } from '../../loupe/pictures.js';
import type { Box, Place } from '../../loupe/place.js';
import { Sheet } from '../../loupe/Sheet.js';
import type { Channel } from '../../panels/MeasuredPanel.js';
import { pointAt } from '../../points/chosenPoints.js';
import type { Quantity } from '../../process/graph.js';
import { noise, x0 } from '../../process/quantity.js';
import { EPSILON, X0, XT } from '../../tex/symbols.js';
import { POINT_EPSILON } from '../shared/shownState.js';
import { nearestPoint } from '../shared/trajectories/paths.js';
import { messages } from './messages.js';
import { namesOf, type ShownPoints, type ShownProcess } from './model.js';

export interface PointLoupeProps extends ShownPoints, OpenLoupe {}

/** The chosen point, and the panel whose numbers come first. */
interface Chosen {
  readonly point: number;
  readonly panel: number;
}

const AXES: readonly Channel[] = [
  { letter: 'x', name: 'x' },
  { letter: 'y', name: 'y' },
];
const TITLES = [X0, XT, EPSILON];

/** Shows one point in all panels, ringed, and below them its coordinates by (2). */
export function PointLoupe(props: PointLoupeProps) {
  const { from, body, process, xt, seed, onRing } = props;
  const [chosen, setChosen] = useState(() => pointUnder(props));
  const count = process.noised.points.shape[0];
  // The next set may have fewer points.
  const { panel, point } = { ...chosen, point: Math.min(chosen.point, count - 1) };
  const close = useFocus({ from, body, onClose: props.onClose }, PLOTS, panel);
  useEffect(suspendDimming, []);
  useGestures(body, PLOTS, {
    panel,
    onPoint: (at, box, over) => setChosen({ point: nearestTo(at, box, process, over), panel: over }),
    onStep: ({ x, y }) => setChosen({ point: Math.max(0, Math.min(count - 1, point + x + y)), panel }),
    onPanel: (next) => setChosen({ point, panel: next }),
    onClose: close,
  });
  useLayoutEffect(() => onRing(point), [onRing, point]);
  useLayoutEffect(() => () => onRing(null), [onRing]);

  const sets = setsOf(process);
  const quantities = [x0, xt, noise({ seed, stream: POINT_EPSILON })];
  const panels = quantities.map((quantity, place) => ({
    title: TITLES[place] as string,
    lines: AXES.map((_, axis) => {
      const index = 2 * point + axis;
      // The kind of a quantity determines the set of its values.
      const lookUp = ({ kind }: Quantity) => sets[kind === 'x0' ? 0 : kind === 'noise' ? 2 : 1]?.[index];
      // A plot shows points of every size, so that no value is clipped.
      return { ...calculationOf({ quantity, label: '' }, lookUp), isClipped: false };
    }),
  }));
  const format = useFormat();
  const place = { point: point + 1, count };
  const of = { panel: namesOf(process)[panel] as Text, place: messages.spokenPlace(place) };
  const spokenWords = spoken(of, AXES, panels[panel]?.lines ?? [], format);
  return (
    <Sheet
      place={messages.place(place)}
      channels={AXES}
      panels={panels}
      pressed={panel}
      words={spokenWords}
      onClose={close}
    />
  );
}

/** The points of each panel. */
function setsOf({ noised, noisy }: ShownProcess): readonly Float32Array[] {
  return [noised.points.values, noisy, noised.epsilon];
}

/** The pressed point; the first one if a key has opened the loupe. */
function pointUnder({ from, body, process }: PointLoupeProps): Chosen {
  const panel = Math.max(0, picturesOf(body.current, PLOTS).indexOf(from.picture as HTMLCanvasElement));
  const at = placeOf(from);
  return { point: at ? nearestTo(at, from.picture.getBoundingClientRect(), process, panel) : 0, panel };
}

/** The point of a panel that is nearest to a place on the page. */
function nearestTo(at: Place, { left, top, width, height }: Box, process: ShownProcess, panel: number): number {
  const [x, y] = pointAt(process.noised.domain, (at.x - left) / width, (at.y - top) / height);
  return nearestPoint(setsOf(process)[panel] as Float32Array, x, y);
}
