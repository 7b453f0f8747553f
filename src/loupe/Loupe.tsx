'use client';

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Diffusion } from '../engine/imagePainter.js';
import { suspendDimming } from '../highlight/pointer.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { useStable } from '../hooks/useStable.js';
import { useFormat } from '../i18n/useFormat.js';
import type { PanelDescription, RowDescription } from '../panels/description.js';
import { channelsOf } from '../panels/MeasuredPanel.js';
import type { Quantity } from '../process/graph.js';
import { valuesAt } from '../process/valueAt.js';
import { inked } from '../ui/ink.js';
import { calculationOf, type LookUp, meaningOf } from './arithmetic.js';
import { Lenses } from './lenses.js';
import { loupeMessages } from './loupeMessages.js';
import { spoken } from './numbers.js';
import type { OpenLoupe, Press } from './opening.js';
import { buttonOf, IMAGES, pictureAt, picturesOf, type ShownImages } from './pictures.js';
import { type Box, middleOf, type Place, placeUnder, type Size, within } from './place.js';
import { Sheet } from './Sheet.js';

/** The pixel of an image that a reader inspects. */
interface Spot extends Place {
  /** Index of the panel whose numbers are announced first. */
  readonly panel: number;
}

interface Gestures {
  /** Index of the panel whose numbers are announced first. */
  readonly panel: number;
  /** A pressed pointer is at a place of the page, over the picture of a panel with that box. */
  readonly onPoint: (at: Place, box: Box, panel: number) => void;
  /** Moves the loupe by a number of pixels: ten with Shift. */
  readonly onStep: (by: Place) => void;
  /** The focus moves to another panel. */
  readonly onPanel: (panel: number) => void;
  readonly onClose: () => void;
}

/** The distance that an arrow key moves the loupe with Shift, in pixels. */
const STRIDE = 10;
const STEPS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/**
 * Selects controls outside the loupe that a press may use without closing it: the loupe follows a page's timestep. The
 * images of another figure are not among them.
 */
const CONTROLS =
  'a[href], button, input, select, textarea, label, summary, [role=button]:not(:has(> canvas)), [role=slider], [role=spinbutton]';

/**
 * Moves an open loupe by pointer and arrows, and closes it by Escape or a press outside.
 *
 * @param kind - the selector of the figure's pictures.
 */
export function useGestures(body: RefObject<HTMLElement | null>, kind: string, gestures: Gestures): void {
  const newest = useRef(gestures);
  useEffect(() => {
    newest.current = gestures;
  });

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const indexOf = (target: EventTarget | null) =>
      picturesOf(element, kind).indexOf(pictureAt(target, kind) as HTMLCanvasElement);

    const point = (event: PointerEvent) => {
      const panel = indexOf(event.target);
      if (panel < 0 || (event.buttons & 1) === 0) return;
      const picture = pictureAt(event.target, kind) as HTMLCanvasElement;
      if (event.type === 'pointerdown') picture.setPointerCapture(event.pointerId);
      newest.current.onPoint({ x: event.clientX, y: event.clientY }, picture.getBoundingClientRect(), panel);
    };
    element.addEventListener('pointerdown', point, options);
    element.addEventListener('pointermove', point, options);

    const focus = ({ target }: FocusEvent) => {
      const panel = indexOf(target);
      if (panel >= 0 && panel !== newest.current.panel) newest.current.onPanel(panel);
    };
    element.addEventListener('focusin', focus, options);

    const step = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      if (!by || indexOf(event.target) < 0) return;
      event.preventDefault();
      const stride = event.shiftKey ? STRIDE : 1;
      newest.current.onStep({ x: stride * by.x, y: stride * by.y });
    };
    element.addEventListener('keydown', step, options);

    const page = element.ownerDocument;
    const closeByEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isOfOtherDialog(event, element)) return;
      // The browser would close a dialog around the figure too.
      event.preventDefault();
      newest.current.onClose();
    };
    page.addEventListener('keydown', closeByEscape, options);
    const pressOutside = (event: MouseEvent) => {
      const path = event.composedPath();
      const isControl = path.some((part) => part instanceof Element && part.matches(CONTROLS));
      if (!isControl && !path.includes(element.parentElement as EventTarget)) newest.current.onClose();
    };
    page.addEventListener('click', pressOutside, options);
    return () => ending.abort();
  }, [body, kind]);
}

/**
 * Whether an event's key was pressed in a layer that is open over the page, such as a dialog, and an element lies
 * outside of that layer.
 */
function isOfOtherDialog(event: KeyboardEvent, element: Element): boolean {
  const over = event
    .composedPath()
    .find((part) => part instanceof Element && part.matches(':is(:modal, :popover-open)'));
  if (!over) return false;
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    if (node === over) return false;
  }
  return true;
}

/** Computing a whole image for one of its values waits until the reader has chosen. */
const PATIENCE_MILLISECONDS = 150;

/**
 * The values of quantities at any index. A quantity that a network takes part in cannot be computed at one index alone: it
 * is read as a whole, and its value is undefined meanwhile.
 *
 * @param quantities - the same array while its content is the same.
 * @returns the values at an index.
 */
function useValues(
  { image, read }: Pick<Diffusion, 'image' | 'read'>,
  quantities: readonly Quantity[],
): (index: number) => LookUp {
  const [arrays, setArrays] = useState<ReadonlyMap<string, Float32Array>>(new Map());
  const isComputed = useMemo(
    () => image !== null && tryCatch(() => valuesAt(quantities, image, 0)).error === null,
    [image, quantities],
  );

  useEffect(() => {
    if (isComputed) return;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const values = new Map<string, Float32Array>();
      for (const quantity of quantities) {
        // A value that cannot be read stays undefined; the figure shows the reason.
        const array = await read(quantity, { signal }).catch(() => null);
        if (signal.aborted) return;
        if (array) setArrays(new Map(values.set(quantity.address, array)));
      }
    }, PATIENCE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [isComputed, quantities, read]);

  return (index) => {
    if (!image) return () => undefined;
    if (!isComputed) return ({ address }) => arrays.get(address)?.[index];
    const values = valuesAt(quantities, image, index);
    return ({ address }) => values.get(address);
  };
}

interface ReadoutProps {
  /** The panel that was pressed, and its row. */
  panel: PanelDescription;
  row: RowDescription;
  spot: Spot;
  image: Size;
  diffusion: Diffusion;
  onClose: () => void;
}

/** The values under the loupe, in every panel of a row. */
function Readout({ panel, row, spot, image, diffusion, onClose }: ReadoutProps) {
  const valuesAt = useValues(diffusion, useStable(row.panels.flatMap(neededBy)));
  const channels = channelsOf(diffusion.image?.shape ?? []);
  const first = channels.length * (spot.y * image.width + spot.x);
  const lookUps = channels.map((_, channel) => valuesAt(first + channel));
  const panels = row.panels.map((each) => ({
    title: titleOf(each),
    lines: lookUps.map((lookUp) => calculationOf(each, lookUp)),
  }));
  const pressed = row.panels.indexOf(panel);
  const format = useFormat();
  const at = { x: spot.x, y: spot.y };
  return (
    <Sheet
      place={loupeMessages.place({ ...at, ...image })}
      channels={channels}
      panels={panels}
      pressed={pressed}
      words={spoken(
        { panel: panel.label, place: loupeMessages.pixel(at) },
        channels,
        panels[pressed]?.lines ?? [],
        format,
      )}
      onClose={onClose}
    />
  );
}

/** The quantities whose values a panel's equation names. */
function neededBy({ quantity, against }: PanelDescription): Quantity[] {
  const terms = quantity.kind === 'sum' ? [...quantity.terms, ...(quantity.noise ? [quantity.noise] : [])] : [];
  return [quantity, ...terms.map(({ of }) => of), ...(against ? [against] : [])];
}

function titleOf({ title, quantity }: PanelDescription): string {
  const { symbol = 'x' } = quantity;
  const ink = meaningOf(quantity);
  return title ?? (ink ? inked(ink, symbol) : symbol);
}

/**
 * Brings the focus to the button of the picture that was pressed, and back to it.
 *
 * @param panel - index of the panel whose numbers are told first.
 * @returns what closes the loupe.
 */
export function useFocus({ from, body, onClose }: OpenLoupe, kind: string, panel: number): () => void {
  // Arrows go to the picture that was pressed, also in browsers that do not focus what is clicked.
  useEffect(() => {
    buttonOf(from.picture).focus({ preventScroll: true });
  }, [from]);
  return () => {
    onClose();
    // The focus moves only if the loupe has it. A reader who is elsewhere stays there.
    const picture = picturesOf(body.current, kind)[panel];
    const active = (picture?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    if (picture && active?.closest('.df-loupe')) buttonOf(picture).focus({ preventScroll: true });
  };
}

/** Returns the place in an image at which it was pressed; null for a press without a place. */
export function placeOf({ picture, at }: Press): Place | null {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return at && { x: left + at.x * width, y: top + at.y * height };
}

/** The enlarged view of the same pixels in all panels of a figure, and below them their values as arithmetic. */
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
