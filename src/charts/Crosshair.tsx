'use client';

import { useContext, useEffect, useRef, useState } from 'react';
import { type FormattedNumber, formatFixed, formatSignificant, withWideMinus } from '../i18n/numbers.js';
import { useFormat } from '../i18n/useFormat.js';
import { useTypesettingNear } from '../tex/Formula.js';
import { LabelTex } from '../tex/Tex.js';
import { Sample } from '../ui/Key.js';
import { percent } from '../ui/percent.js';
import { Space } from '../ui/Space.js';
import { positionOn } from './axes.js';
import { within } from './geometry.js';
import { XValue } from './names.js';
import { readableX, readingAt } from './readings.js';
import { Dots, LinesContext, Rule, useScale } from './shapes.js';

/** A value with three significant digits; from 1000 on, without decimals. */
function textOf(value: number): FormattedNumber {
  return withWideMinus(Math.abs(value) < 1000 ? formatSignificant(value, 3) : formatFixed(value, 0));
}

interface CrosshairProps {
  /** The marked value of x, which is read while a reader moves the marker with the keyboard; null without a marker. */
  marked: number | null;
}

/**
 * A hairline at the pointer, and the values of all lines there. A finger reads while it is on the plot. With the keyboard it stands at the
 * marker while that has the focus.
 */
export function Crosshair({ marked }: CrosshairProps) {
  const scale = useScale();
  const lines = useContext(LinesContext);
  const place = useRef<HTMLDivElement>(null);
  const position = usePointed(place);
  // On a page from a server nothing else may have requested it: the figure does not render while a reader points.
  useTypesettingNear(place);
  const format = useFormat();
  const shown = lines ? [...lines] : [];
  const x = position === 'marker' ? marked : position === null ? null : readableX(shown, scale.x, position);
  const all = x === null ? null : readingAt(shown, scale, x);
  const reading = all && all.lines.length > 0 ? all : null;
  const at = reading && within(positionOn(scale.x, reading.x));
  const isRight = at !== null && at > 0.5;
  return (
    <>
      {reading && <Rule x={reading.x} className="df-chart-cross" />}
      {reading?.lines.map(({ line: { ink, dot }, point }, index) => (
        <Dots key={index} points={[point]} {...{ ink, dot }} />
      ))}
      <div ref={place} className="df-chart-reading" aria-hidden="true" data-side={isRight ? 'left' : 'right'}>
        {reading && at !== null && (
          <>
            <Space width={percent(isRight ? 1 - at : at)} />
            <div className="df-chart-tip">
              <div className="df-chart-tip-x">
                <XValue x={scale.x} value={reading.x} />
              </div>
              {reading.lines.map(({ line: { mark, ink, dash, dot, tex, words }, point: [, value] }, index) => (
                <div key={index} className="df-chart-tip-line" data-ink={ink}>
                  <Sample {...{ mark, ink, dash, ...dot }} />
                  {tex ? <LabelTex>{tex}</LabelTex> : words && <span>{format(words)}</span>}
                  <output className="df-chart-tip-value">{format(textOf(value))}</output>
                </div>
              ))}
            </div>
          </>
        )}
      </div>
    </>
  );
}

/** Where a reader points in the plot, from 0 at the left to 1; `'marker'` while the marker has the focus; null if nowhere. */
function usePointed(place: { readonly current: HTMLElement | null }): number | 'marker' | null {
  const [pointed, setPointed] = useState<number | 'marker' | null>(null);
  useEffect(() => {
    const area = place.current?.parentElement;
    if (!area) return;
    const point = (event: PointerEvent) => {
      const { left, width } = area.getBoundingClientRect();
      // The values would cover a point that is dragged.
      const isDragged = (event.target as Element).closest('.df-draggable') !== null;
      setPointed(isDragged ? null : within((event.clientX - left) / width));
    };
    const leave = (event: PointerEvent) => {
      // A finger that is lifted leaves what it has read.
      if (event.pointerType === 'mouse') setPointed(null);
    };
    const elsewhere = (event: PointerEvent) => {
      if (!event.composedPath().includes(area)) setPointed(null);
    };
    const focus = (event: FocusEvent) => {
      if ((event.target as Element).matches(':focus-visible')) setPointed('marker');
    };
    const blur = () => setPointed(null);
    const controller = new AbortController();
    const { signal } = controller;
    area.addEventListener('pointermove', point, { signal });
    area.addEventListener('pointerdown', point, { signal });
    area.addEventListener('pointerleave', leave, { signal });
    area.addEventListener('focusin', focus, { signal });
    area.addEventListener('focusout', blur, { signal });
    document.addEventListener('pointerdown', elsewhere, { signal });
    return () => controller.abort();
  }, [place]);
  return pointed;
}
