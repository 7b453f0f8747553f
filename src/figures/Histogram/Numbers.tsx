'use client';
import { useSay } from '../../words/say.js';
import type { Data } from './content.js';
import { numbersOf } from './inWords.js';
import type { Tally } from './tally.js';

/** Mean, sd, and the shares of values that a screen clips and that the axis does not reach. */
export function Numbers({ tally, data }: { tally: Tally | null; data: Data }) {
  const say = useSay();
  return (
    <dl className="df-histogram-numbers">
      {numbersOf(tally, data).map(({ name, text }) => (
        <div key={name.key} className="df-histogram-number">
          <dt>{say(name)}</dt>
          <dd>
            {/* On a right-to-left page too, a minus stands before its number. */}
            <bdi dir="ltr">{say(text)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
