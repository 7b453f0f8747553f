'use client';
import { useEffect, useRef, useState } from 'react';
import { suspendDimming } from '../highlight/pointer.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { Lenses } from './lenses.js';
import type { OpenLoupe, Press } from './Opener.js';
import type { ShownImages } from './pictures.js';
import { IMAGES, picturesOf } from './pictures.js';
import { middleOf, placeUnder, type Size, within } from './place.js';
import { Readout } from './Readout.js';
import { placeOf, useFocus } from './useFocus.js';
import { type Spot, useGestures } from './useGestures.js';

/** The same place magnified in all pictures of a figure, and below them its values as arithmetic. */
export function Loupe(props: ShownImages & OpenLoupe) {
  const { size } = props.diffusion;
  return size && <Open {...props} image={size} />;
}

function Open({ image, ...props }: ShownImages & OpenLoupe & { image: Size }) {
  const { from, body, shown, diffusion } = props;
  const [chosen, setChosen] = useState(() => spotOf(from, body.current, image));
  // The next image may be smaller.
  const spot = { ...chosen, ...within(chosen, image) };
  const lenses = useRef<Lenses | null>(null);
  const close = useFocus(props, IMAGES, spot.panel);
  useEffect(suspendDimming, []);
  useGestures(body, IMAGES, {
    panel: spot.panel,
    onPoint: (at, box, panel) => setChosen({ ...placeUnder(at, image, box), panel }),
    onStep: (by) => setChosen({ ...spot, ...within({ x: spot.x + by.x, y: spot.y + by.y }, image) }),
    onPanel: (panel) => setChosen({ ...spot, panel }),
    onClose: close,
  });

  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const made = new Lenses(element);
    lenses.current = made;
    return () => made.remove();
  }, [body]);
  useLayoutEffect(() => lenses.current?.show(spot, image));

  const panels = shown.rows.flatMap((row) => row.panels.map((panel) => ({ panel, row })));
  const { panel, row } = panels[spot.panel] ?? panels[0] ?? {};
  return panel && row && <Readout {...{ panel, row, spot, image, diffusion }} onClose={close} />;
}

function spotOf(from: Press, body: HTMLElement | null, image: Size): Spot {
  const { picture } = from;
  const at = placeOf(from);
  const place = at ? placeUnder(at, image, picture.getBoundingClientRect()) : middleOf(image);
  return { ...place, panel: Math.max(0, picturesOf(body, IMAGES).indexOf(picture as HTMLCanvasElement)) };
}
