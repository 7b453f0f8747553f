'use client';
import type { ReactNode } from 'react';
import type { Message } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { FacePanel } from '../../marks/faces/FacePanel.js';
import type { Filled } from './filling.js';
import { messages } from './messages.js';

export interface SeamPanelProps {
  title: Message;
  filled: Filled | undefined;
  label: (seam: Message) => Message;
}

/** A face that is filled in, and its seam in words. */
export function SeamPanel({ title, filled, label }: SeamPanelProps): ReactNode {
  const seam = filled ? seamInWords(filled) : messages.waiting;
  return (
    <FacePanel
      title={<FormattedMessage of={title} />}
      label={label(seam)}
      note={filled ? <FormattedMessage of={seam} /> : '–'}
      values={filled?.values ?? null}
    />
  );
}

function seamInWords({ seam }: Filled): Message {
  return seam === null ? messages.noSeam : messages.seam({ seam: formatFixed(seam, 2) });
}
