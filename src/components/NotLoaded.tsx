'use client';
import type { Message } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';

/** Says that what a press would open could not be loaded; over what is there, so that nothing moves. */
export function NotLoaded({ of, className }: { of: Message; className: string }) {
  return (
    <p className={className} role="alert">
      {useFormat()(of)}
    </p>
  );
}
