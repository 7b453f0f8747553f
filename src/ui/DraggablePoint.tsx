'use client';

import { useEffect, useRef } from 'react';
import type { Text } from '../i18n/message.js';
import { formatSignificant, withWideMinus } from '../i18n/numbers.js';
import { useFormat } from '../i18n/useFormat.js';
import type { Ink } from './ink.js';
import { percent } from './percent.js';
import { useDrag } from './useDrag.js';
import { useNudge } from './useNudge.js';

type Range = readonly [start: number, end: number];

/** A square around a center, as `domainOf` computes it. */
interface Square {
  readonly x: number;
  readonly y: number;
  /** Half of the side. */
  readonly half: number;
}

/** The values at the left and the right edge of a plot, and at its lower and its upper edge. */
interface Ranges {
  readonly x: Range;
  readonly y: Range;
}

export interface DraggablePointProps {
  /** The values that the plot shows: the `domain` of a `ScatterPanel`, or the ranges of x and y. */
  domain: Square | Ranges;
  /** The position of the point, in the values of the plot. A point outside the plot is drawn at the edge. */
  value: readonly [x: number, y: number];
  /** The name of the point, for screen readers. */
  label: Text;
  /**
   * The distance that an arrow key moves the point, as a share of the plot; with Shift it is five times as far.
   * Defaults to 0.02.
   */
  step?: number;
  /** The axis along which it moves: its other value stays. Defaults to both. */
  axis?: 'x' | 'y' | undefined;
  /** Its colour; defaults to the ink of the text. */
  ink?: Ink | undefined;
  disabled?: boolean;
  /** Called with the values to which a reader moves the point, always inside the plot. */
  onChange: (value: [x: number, y: number]) => void;
}

/** The number of steps that an arrow key moves with Shift. */
const LARGE = 5;
/** Radii in pixels: of what takes a finger, and of what is drawn. */
const [TOUCHED, SHOWN] = [22, 6];

/**
 * A point that readers drag over a plot, with a pointer or with the arrow keys. It is the `over` of a
 * `ScatterPanel`; in a `Chart`, use `Draggable`.
 *
 * ```tsx
 * <DraggablePoint domain={domainOf(points)} value={start} label="start" onChange={setStart} />
 * ```
 */
export function DraggablePoint(props: DraggablePointProps) {
  const { domain, value, label, step = 0.02, axis, ink, disabled = false, onChange } = props;
  const format = useFormat();
  const grip = useRef<SVGGElement>(null);
  useNudge(grip, !disabled);
  useEffect(() => {
    // A finger moves the point and does not scroll the page. Browsers ignore `touch-action` inside an svg.
    const stay = (event: Event) => event.preventDefault();
    const element = grip.current as SVGGElement;
    if (!disabled) element.addEventListener('touchstart', stay, { passive: false });
    return () => element.removeEventListener('touchstart', stay);
  }, [disabled]);
  const { x, y } = rangesOf(domain);
  const at = [shareOf(x, value[0]), shareOf(y, value[1])] as const;
  const moveTo = (across: number, up: number) =>
    onChange([axis === 'y' ? value[0] : valueAt(x, across), axis === 'x' ? value[1] : valueAt(y, up)]);
  const dragging = useDrag({
    onDrag: disabled ? null : ({ across, up, isStart }) => !isStart && moveTo(across, up),
    onArrow: (right, up, isFast) => {
      if ((axis === 'x' && up !== 0) || (axis === 'y' && right !== 0)) return false;
      const far = isFast ? LARGE * step : step;
      moveTo(at[0] + far * right, at[1] + far * up);
      return true;
    },
    boxOf: (point) => (point as SVGGElement).ownerSVGElement,
  });
  const written = (number: number) => format(withWideMinus(formatSignificant(number, 2)));
  const center = { cx: percent(at[0]), cy: percent(1 - at[1]) };
  // The position is in attributes, because a strict Content-Security-Policy drops the style attributes of a server's
  // markup.
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the point in it has a name
    <svg className="df-draggable-layer" width="100%" height="100%">
      <g
        ref={grip}
        className="df-draggable"
        data-ink={ink}
        role="slider"
        tabIndex={disabled ? -1 : 0}
        aria-label={format(label)}
        aria-disabled={disabled || undefined}
        aria-orientation={axis === 'y' ? 'vertical' : undefined}
        aria-valuemin={axis === 'y' ? y[0] : x[0]}
        aria-valuemax={axis === 'y' ? y[1] : x[1]}
        aria-valuenow={axis === 'y' ? value[1] : value[0]}
        aria-valuetext={`x ${written(value[0])}, y ${written(value[1])}`}
        {...dragging}
      >
        <circle className="df-draggable-hit" {...center} r={TOUCHED} />
        <circle className="df-draggable-dot" {...center} r={SHOWN} />
      </g>
    </svg>
  );
}

function rangesOf(domain: Square | Ranges): Ranges {
  if (!('half' in domain)) return domain;
  const { x, y, half } = domain;
  return { x: [x - half, x + half], y: [y - half, y + half] };
}

function shareOf([start, end]: Range, value: number): number {
  return within((value - start) / (end - start));
}

function valueAt([start, end]: Range, share: number): number {
  return start + (end - start) * within(share);
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
