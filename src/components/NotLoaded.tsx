'use client';
import type { Message } from '../words/message.js';
import { useSay } from '../words/say.js';

/** Says that what a press would open could not be loaded; over what is there, so that nothing moves. */
export function NotLoaded({ of, className }: { of: Message; className: string }) {
  return (
    <p className={className} role="alert">
      {useSay()(of)}
    </p>
  );
}
