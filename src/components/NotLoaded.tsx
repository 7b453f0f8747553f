'use client';

/** Says that what a press would open could not be loaded; over what is there, so that nothing moves. */
export function NotLoaded({ what, className }: { what: string; className: string }) {
  return (
    <p className={className} role="alert">
      The {what} could not be loaded. Check the connection and press again.
    </p>
  );
}
