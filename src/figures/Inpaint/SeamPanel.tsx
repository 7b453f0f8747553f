'use client';
import type { ReactNode } from 'react';
import { FacePanel } from '../../marks/faces/FacePanel.js';
import type { Message } from '../../words/message.js';
import { formatFixed } from '../../words/numbers.js';
import { Said } from '../../words/say.js';
import type { Filled } from './filling.js';
import { words } from './words.js';

export interface SeamPanelProps {
  title: Message;
  filled: Filled | undefined;
  label: (seam: Message) => Message;
}

/** A face that is filled in, and its seam in words. */
export function SeamPanel({ title, filled, label }: SeamPanelProps): ReactNode {
  const seam = filled ? seamInWords(filled) : words.waiting;
  return (
    <FacePanel
      title={<Said of={title} />}
      label={label(seam)}
      note={filled ? <Said of={seam} /> : '–'}
      values={filled?.values ?? null}
    />
  );
}

function seamInWords({ seam }: Filled): Message {
  return seam === null ? words.noSeam : words.seam({ seam: formatFixed(seam, 2) });
}
