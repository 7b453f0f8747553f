'use client';

import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { Message } from '../../../i18n/message.js';
import { type FormattedNumber, formatFixed, withWideMinus } from '../../../i18n/numbers.js';
import { useFormat } from '../../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf, pointAt } from '../../../points/chosenPoints.js';

/** A place in the plane. */
export type Place = readonly [x: number, y: number];

export interface PlacePadProps {
  domain: Domain;
  /** The label of a press at a place. */
  labelAt: (place: Readonly<Record<'x' | 'y', FormattedNumber>>) => Message;
  /** Whether the keyboard reaches the pad. Other pads of the same function are for pointers only. */
  isReachable: boolean;
  onPlace: (place: Place) => void;
}

/** The step of an arrow key as a share of the plot's side. */
const STEP = 0.02;
const LARGE_STEP = 0.1;
const DIRECTIONS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Covers a plot. A click, a tap, or Enter at the cursor, which the arrow keys move, chooses a place. */
export function PlacePad({ domain, labelAt, isReachable, onPlace }: PlacePadProps) {
  const [[across, down], setCursor] = useState<Place>([0.5, 0.5]);
  const format = useFormat();
  const [x, y] = pointAt(domain, across, down);
  const move = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (!direction) return;
    event.preventDefault();
    const step = event.shiftKey ? LARGE_STEP : STEP;
    setCursor([within(across + step * direction[0]), within(down - step * direction[1])]);
  };
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A press of a key has no position. Its place is that of the cursor.
    if (event.detail === 0) return onPlace([x, y]);
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const place = pointAt(domain, within((event.clientX - left) / width), within((event.clientY - top) / height));
    setCursor([acrossOf(domain, place[0]), downOf(domain, place[1])]);
    onPlace(place);
  };
  return (
    <button
      type="button"
      className="df-pad"
      aria-label={format(labelAt({ x: withWideMinus(formatFixed(x, 1)), y: withWideMinus(formatFixed(y, 1)) }))}
      aria-hidden={!isReachable}
      tabIndex={isReachable ? 0 : -1}
      // The pad is hidden from screen readers, so that a click does not focus it.
      onMouseDown={isReachable ? undefined : (event) => event.preventDefault()}
      onKeyDown={move}
      onClick={press}
    >
      <svg className="df-pad-cursor" aria-hidden="true" width="100%" height="100%">
        <svg aria-hidden="true" className="df-chart-overflow" x={`${100 * across}%`} y={`${100 * down}%`}>
          <path d="M-10 0h20M0-10v20" />
        </svg>
      </svg>
    </button>
  );
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
