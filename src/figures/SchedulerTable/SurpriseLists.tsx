'use client';
import type { Message, ShownGap } from '../../words/message.js';
import { Said, useSay } from '../../words/say.js';
import { STYLES } from './chart.js';
import type { Described } from './described.js';
import { words } from './words.js';

/** What surprises in each configuration. */
export function SurpriseLists({ described }: { described: readonly Described[] }) {
  const say = useSay();
  return (
    <div className="df-scheduler-notes">
      {described
        .filter(({ notes }) => notes.length > 0)
        .map(({ side, name, notes }) => (
          <div key={side}>
            <p data-meaning={STYLES[side].meaning}>{say(words.sideName({ side, name }))}</p>
            <ul>
              {notes.map((note) => (
                <li key={note.key}>
                  <Said of={withCode(note)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

/** Names of a file are code. */
function withCode(note: Message): Message<ShownGap> {
  const entries = Object.entries(note.gaps).map(([name, gap]) => [
    name,
    typeof gap === 'string' ? <code key={name}>{gap}</code> : gap,
  ]);
  return { ...note, gaps: Object.fromEntries(entries) };
}
