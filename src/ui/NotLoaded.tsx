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

// This file is separate from Boundary.tsx, because it comes with the menu's button once a figure is in view.

/** Shows that the menu or the loupe could not be loaded. The message lies over the figure, so that nothing moves. */
export function NotLoaded({ of, className, failure }: NotLoadedProps) {
  const format = useFormat();
  return (
    <p className={className} role="alert">
      {needsReload(failure) ? <Reload /> : format(of)}
    </p>
  );
}
