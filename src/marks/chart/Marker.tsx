'use client';
import { type HTMLAttributes, type PointerEvent, useRef } from 'react';
import { Space } from '../../components/Space.js';
import { useFormat } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import type { messages } from '../messages.js';
import { steppedBy } from '../stepKeys.js';
import type { CurveChartProps } from './CurveChart.js';
import type { Marker } from './chart.js';
import { percent } from './Plot.js';

/**
 * Makes an area one in which a reader moves the marker with the pointer; does nothing without `onMark`.
 *
 * @param last - the largest place; the least is 0.
 * @param along - where places run: from the left, or from the bottom.
 */
export function useMarking(
  onMark: ((t: number) => void) | null,
  last: number,
  along: 'across' | 'up' = 'across',
): HTMLAttributes<HTMLElement> {
  const isDragging = useRef(false);
  if (!onMark) return {};
  const mark = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width, bottom, height } = currentTarget.getBoundingClientRect();
    const share = along === 'across' ? (clientX - left) / width : (bottom - clientY) / height;
    onMark(Math.min(last, Math.max(0, Math.round(share * last))));
  };
  const end = () => {
    isDragging.current = false;
  };
  return {
    'data-markable': along,
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      isDragging.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      mark(event);
    },
    onPointerMove: (event) => {
      if (isDragging.current) mark(event);
    },
    onPointerUp: end,
    onPointerCancel: end,
  } as HTMLAttributes<HTMLElement>;
}

interface MarkerNameProps extends Pick<CurveChartProps, 'across'> {
  marker: Marker;
  /** What runs along the chart: `words.timestep`, or `words.time`. */
  axis: typeof messages.timestep;
  last: number;
  onMark: ((t: number) => void) | null;
}

/**
 * Centred over the marker; the name of a place, which may be long, as far as it stays inside the figure. Where the marker can be
 * moved, it is a slider for the keyboard.
 */
export function MarkerName({ marker: { t, at, text }, axis, last, onMark, across }: MarkerNameProps) {
  const format = useFormat();
  const name = across ? format(across.at(t)) : <LabelTex>{`t = ${text}`}</LabelTex>;
  return (
    <div className="df-chart-at">
      {across ? <Side width={2 * at - 1} /> : <Space width={percent(at)} />}
      {onMark ? (
        <span
          className="df-chart-at-name"
          role="slider"
          tabIndex={0}
          aria-label={format(across?.axis ?? axis({ t: 't' }))}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={t}
          aria-valuetext={across ? format(across.at(t)) : `t = ${format(text)}`}
          onKeyDown={(event) => {
            const next = steppedBy(event, t, last);
            if (next === null) return;
            event.preventDefault();
            onMark(Math.min(last, Math.max(0, next)));
          }}
        >
          {name}
        </span>
      ) : (
        <span className="df-chart-at-name" aria-hidden="true">
          {name}
        </span>
      )}
      {across && <Side width={1 - 2 * at} />}
    </div>
  );
}

/** Beside the name: what this side has more than the other, as a share of the plot's width; what is left is shared by both. */
function Side({ width }: { width: number }) {
  return <Space className="df-chart-at-side" width={percent(Math.max(0, width))} />;
}
