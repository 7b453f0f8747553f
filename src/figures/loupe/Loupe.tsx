'use client';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Diffusion } from '../../hooks/useDiffusion.js';
import type { FigureDescription } from '../description.js';
import { Lenses, picturesOf } from './lenses.js';
import { middleOf, placeUnder, type Size, within } from './place.js';
import { Readout } from './Readout.js';
import { type Spot, useGestures } from './useGestures.js';

/** The picture that was pressed, and how. */
export interface Press {
  readonly picture: HTMLElement;
  readonly event: MouseEvent | KeyboardEvent;
}

export interface LoupeProps {
  /** What opened it. */
  from: Press;
  /** The element that holds the pictures. */
  body: RefObject<HTMLElement | null>;
  /** What they show. */
  shown: FigureDescription;
  diffusion: Diffusion;
  onClose: () => void;
}

/** The same place magnified in all pictures of a figure, and below them its values as arithmetic. */
export function Loupe({ from, body, shown, diffusion, onClose }: LoupeProps) {
  const { size } = diffusion;
  return size && <Open {...{ from, body, shown, diffusion, onClose }} image={size} />;
}

function Open({ from, body, shown, diffusion, onClose, image }: LoupeProps & { image: Size }) {
  const [chosen, setChosen] = useState(() => spotOf(from, body.current, image));
  // The next image may be smaller.
  const spot = { ...chosen, ...within(chosen, image) };
  const lenses = useRef<Lenses | null>(null);

  const close = () => {
    onClose();
    // Whoever is at the keyboard goes on where the loupe was opened; a reader who is elsewhere stays there.
    const picture = body.current && picturesOf(body.current)[spot.panel];
    const active = (picture?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    if (active?.closest('.df-loupe')) picture?.focus({ preventScroll: true });
  };
  useGestures(body, image, { spot, onMove: setChosen, onClose: close });

  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const made = new Lenses(element);
    lenses.current = made;
    return () => made.remove();
  }, [body]);
  useLayoutEffect(() => lenses.current?.show(spot, image));
  // Arrows go to the picture that was pressed, also in browsers that do not focus what is clicked.
  useEffect(() => {
    from.picture.tabIndex = 0;
    from.picture.focus({ preventScroll: true });
  }, [from]);

  const panels = shown.rows.flatMap((row) => row.panels.map((panel) => ({ panel, row })));
  const { panel, row } = panels[spot.panel] ?? panels[0] ?? {};
  return panel && row && <Readout {...{ panel, row, spot, image, diffusion }} onClose={close} />;
}

function spotOf({ picture, event }: Press, body: HTMLElement | null, image: Size): Spot {
  const panel = body ? picturesOf(body).indexOf(picture as HTMLCanvasElement) : 0;
  // A key, and a click by a screen reader, are at no place.
  const isPointed = 'clientX' in event && event.detail > 0;
  const at = isPointed && { x: event.clientX, y: event.clientY };
  return { ...(at ? placeUnder(at, image, picture.getBoundingClientRect()) : middleOf(image)), panel };
}
