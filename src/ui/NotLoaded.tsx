'use client';

import type { Message } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { needsReload } from '../lazy/lazy.js';
import { Reload } from './Boundary.js';

export interface NotLoadedProps {
  of: Message;
  className: string;
  /** Why it could not be loaded. */
  failure: unknown;
}

/** Says that what a press would open could not be loaded; over what is there, so that nothing moves. */
export function NotLoaded({ of, className, failure }: NotLoadedProps) {
  const format = useFormat();
  return (
    <p className={className} role="alert">
      {needsReload(failure) ? <Reload /> : format(of)}
    </p>
  );
}
