'use client';
import type { TextGap } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import type { TargetsChart } from './chart.js';
import { messages } from './messages.js';

/** The errors at the marked t as text. */
export function MarkedErrors({ chart: { marker, marked, curves } }: { chart: TargetsChart }) {
  const format = useFormat();
  if (!marker || !marked) return null;
  return (
    <dl className="df-targets">
      {curves.map(({ name, words: called = name, tex, meaning }, index) => (
        <div key={name} data-meaning={meaning}>
          <dt>{tex ? <LabelTex>{tex}</LabelTex> : format(called)}</dt>
          <dd>
            <FormattedMessage of={writtenOf(marked[index] as number)} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{format(messages.at)}</dt>
        <dd>t = {marker.t}</dd>
      </div>
    </dl>
  );
}

function writtenOf(value: number): TextGap {
  return Number.isFinite(value) ? formatShort(value) : '∞';
}
