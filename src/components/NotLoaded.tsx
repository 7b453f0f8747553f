'use client';
import { useEffect } from 'react';

export interface NotLoadedProps {
  what: string;
  className: string;
  /** Called when the reader goes on: by a press, or by a key. */
  onGone: () => void;
}

/** Says that what a press would open could not be loaded; over what is there, so that nothing moves. */
export function NotLoaded({ what, className, onGone }: NotLoadedProps) {
  useEffect(() => {
    document.addEventListener('pointerdown', onGone);
    document.addEventListener('keydown', onGone);
    return () => {
      document.removeEventListener('pointerdown', onGone);
      document.removeEventListener('keydown', onGone);
    };
  }, [onGone]);
  return (
    <p className={className} role="alert">{`${what} could not be loaded. Check the connection and press again.`}</p>
  );
}
