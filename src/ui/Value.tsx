'use client';

import type { ReactNode } from 'react';
import { isMessage, type Message, type ShownGap } from '../i18n/message.js';
import { NONE, PENDING } from '../i18n/num.js';
import { type FormattedNumber, isFormattedNumber } from '../i18n/numbers.js';
import { FormattedMessage } from '../i18n/useFormat.js';

/**
 * Shows a number, a message or any node in the language of the page. Undefined shows the mark of a number that is not computed
 * yet, and null the mark of a number that does not exist; see `num`.
 */
export function Value({ of }: { of: ShownGap }): ReactNode {
  if (of === undefined) return <FormattedMessage of={PENDING} />;
  if (of === null) return <FormattedMessage of={NONE} />;
  if (isMessage(of)) return <FormattedMessage of={of as Message<ShownGap>} />;
  if (typeof of !== 'number' && !isFormattedNumber(of)) return of as ReactNode;
  return (
    // A minus stands before its number in every script.
    <bdi dir="ltr">
      <FormattedMessage of={of as FormattedNumber | number} />
    </bdi>
  );
}
