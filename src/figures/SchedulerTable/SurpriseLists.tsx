'use client';
import type { Message, ShownGap } from '../../i18n/message.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { STYLES } from './chart.js';
import type { Described } from './described.js';
import { messages } from './messages.js';

/** What surprises in each configuration. */
export function SurpriseLists({ described }: { described: readonly Described[] }) {
  const format = useFormat();
  return (
    <div className="df-scheduler-notes">
      {described
        .filter(({ notes }) => notes.length > 0)
        .map(({ side, name, notes }) => (
          <div key={side}>
            <p data-meaning={STYLES[side].meaning}>{format(messages.sideName({ side, name }))}</p>
            <ul>
              {notes.map((note) => (
                <li key={note.key}>
                  <FormattedMessage of={withCode(note)} />
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
