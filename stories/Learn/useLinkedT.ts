import { useLayoutEffect, useState } from 'react';
import { schedule } from './schedule.js';

/**
 * The t of a page: the one that a link to it holds, else its own, until a reader moves it. A page without one ignores what a link
 * holds: a t that it begins to have would render again all that has not been hydrated yet, and move its text.
 */
export function useLinkedT(initial: number | undefined) {
  const [t, setT] = useState(initial);
  useLayoutEffect(() => {
    const linked = linkedT();
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a server sees no query: what it has sent is hydrated first
    if (linked !== undefined && initial !== undefined) setT(linked);
    // The next page that is opened in this frame begins with its own.
    return unlink;
  }, [initial]);
  const onTChange = (next: number) => {
    unlink();
    setT(next);
  };
  return { t, onTChange };
}

/** Takes t out of the address, which until then leads to the same t when it is reloaded, bookmarked or copied. */
function unlink(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('t')) return;
  address.searchParams.delete('t');
  history.replaceState(history.state, '', address);
}

/** What the address says, if it is a timestep. */
function linkedT(): number | undefined {
  const written = new URLSearchParams(location.search).get('t');
  const t = written ? Number(written) : Number.NaN;
  return Number.isInteger(t) && t >= 0 && t < schedule.timesteps ? t : undefined;
}
