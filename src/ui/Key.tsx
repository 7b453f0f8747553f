'use client';

import type { ShownGap } from '../i18n/message.js';
import { DOT_SHAPES, type DotShape } from './categories.js';
import type { PlotInk } from './ink.js';
import { Value } from './Value.js';

/** The style of a line, dot, area or arrow of a plot. */
export interface SampleStyle {
  /** The kind of sample; defaults to a line, which has a dot in its middle if a `shape` is given. */
  readonly mark?: 'line' | 'dot' | 'area' | 'arrow' | undefined;
  /** The color. @default that of the element around it, else the quiet ink */
  readonly ink?: PlotInk | undefined;
  /** Lengths of dashes and gaps in pixels; defaults to none. */
  readonly dash?: string | undefined;
  /** The shape of a dot; a `dot` is a circle by default. */
  readonly shape?: DotShape | undefined;
  /** Whether the dot is filled; defaults to true. */
  readonly isFilled?: boolean | undefined;
  /** The size of the dot relative to the usual one; defaults to 1. */
  readonly scale?: number | undefined;
  /** The opacity, from 0 to 1; defaults to 1. */
  readonly opacity?: number | undefined;
}

/** Width and height of every sample in pixels. */
const [WIDTH, HEIGHT] = [28, 12];

/** A piece of a plot in its style, next to its name. */
export function Sample({ mark = 'line', ink, dash, shape, isFilled, scale, opacity }: SampleStyle) {
  const dot = shape ?? (mark === 'dot' ? 'circle' : undefined);
  return (
    <svg aria-hidden="true" className="df-sample" data-ink={ink} width={WIDTH} height={HEIGHT} opacity={opacity}>
      {mark === 'line' && <path className="df-sample-line" d="M0 6h28" strokeDasharray={dash} />}
      {mark === 'arrow' && <path className="df-sample-line" d="M1 6h25M21 2l5 4-5 4" />}
      {mark === 'area' && <rect className="df-sample-area" width={WIDTH} height={HEIGHT} />}
      {dot && (
        <path
          className="df-sample-dot"
          data-hollow={isFilled === false || undefined}
          d={DOT_SHAPES[dot]}
          transform={`translate(14 6)${scale === undefined ? '' : ` scale(${scale})`}`}
        />
      )}
    </svg>
  );
}

export interface KeyItem extends SampleStyle {
  readonly name: ShownGap;
}

export interface KeyProps {
  items: readonly KeyItem[];
}

/**
 * The names of the lines, dots, areas and arrows of a plot, each next to a sample.
 *
 * ```tsx
 * <Key items={[{ mark: 'dot', ink: 'posterior', name: 'samples' }, { ink: 'quiet', dash: '7 4', name: 'exact' }]} />
 * ```
 */
export function Key({ items }: KeyProps) {
  return (
    <ul className="df-key">
      {items.map(({ name, ...sample }, index) => (
        <li key={index}>
          <Sample {...sample} />
          <span>
            <Value of={name} />
          </span>
        </li>
      ))}
    </ul>
  );
}
