'use client';
import { LabelTex } from '../../tex/Tex.js';
import type { TextGap } from '../../words/message.js';
import { formatShort } from '../../words/numbers.js';
import { Said, useSay } from '../../words/say.js';
import type { TargetsChart } from './chart.js';
import { words } from './words.js';

/** The errors at the marked t as text. */
export function MarkedErrors({ chart: { marker, marked, curves } }: { chart: TargetsChart }) {
  const say = useSay();
  if (!marker || !marked) return null;
  return (
    <dl className="df-targets">
      {curves.map(({ name, words: called = name, tex, meaning }, index) => (
        <div key={name} data-meaning={meaning}>
          <dt>{tex ? <LabelTex>{tex}</LabelTex> : say(called)}</dt>
          <dd>
            <Said of={writtenOf(marked[index] as number)} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{say(words.at)}</dt>
        <dd>t = {marker.t}</dd>
      </div>
    </dl>
  );
}

function writtenOf(value: number): TextGap {
  return Number.isFinite(value) ? formatShort(value) : '∞';
}
