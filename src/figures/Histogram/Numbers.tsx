'use client';
import { useFormat } from '../../i18n/useFormat.js';
import type { Data } from './content.js';
import { numbersOf } from './inWords.js';
import type { Tally } from './tally.js';

/** Mean, sd, and the shares of values that a screen clips and that the axis does not reach. */
export function Numbers({ tally, data }: { tally: Tally | null; data: Data }) {
  const format = useFormat();
  return (
    <dl className="df-histogram-numbers">
      {numbersOf(tally, data).map(({ name, text }) => (
        <div key={name.key} className="df-histogram-number">
          <dt>{format(name)}</dt>
          <dd>
            {/* On a right-to-left page too, a minus stands before its number. */}
            <bdi dir="ltr">{format(text)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
