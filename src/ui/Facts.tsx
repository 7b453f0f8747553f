'use client';

import type { ReactNode } from 'react';
import type { ShownGap } from '../i18n/message.js';
import { Value } from './Value.js';

/** A label and its value. Both may be numbers, messages or nodes. */
export type Fact = readonly [label: ShownGap, value: ShownGap];

export interface FactsProps {
  /** The labels and their values. A value of undefined is not computed yet, and null does not exist. */
  rows?: readonly Fact[];
  /** The `Reading` that stands above the rows; defaults to none. */
  children?: ReactNode;
}

/**
 * A list of labels and values, in one or two columns.
 *
 * ```tsx
 * <Facts rows={[['grids that still fit', 12], ['nats lost so far', num.decimal(lost)]]} />
 * ```
 */
export function Facts({ rows = [], children }: FactsProps) {
  return (
    <dl className="df-facts">
      {children}
      {rows.map(([label, value], index) => (
        <div key={index} className="df-fact">
          <dt>
            <Value of={label} />
          </dt>
          <dd>
            <Value of={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface ReadingProps {
  label: ShownGap;
  /** The number. Undefined is not computed yet, and null does not exist. */
  value: ShownGap;
  /** The unit after the number; defaults to none. */
  unit?: ShownGap;
}

/** The one number that a figure is about, in large type. It stands in `Facts`. */
export function Reading({ label, value, unit }: ReadingProps) {
  return (
    <div className="df-reading">
      <dt>
        <Value of={label} />
      </dt>
      <dd>
        <span className="df-reading-number">
          <Value of={value} />
        </span>
        {unit !== undefined && (
          <>
            {' '}
            <Value of={unit} />
          </>
        )}
      </dd>
    </div>
  );
}
