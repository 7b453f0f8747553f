import { useEffect, useState } from 'react';
import { schedule } from './schedule.js';

/** The t of a page: the one that a link to it holds, else its own, until a reader moves it. */
export function useLinkedT(initial: number | undefined) {
  const [t, setT] = useState(() => linkedT() ?? initial);
  useEffect(() => {
    // The next page that is opened in this frame begins with its own.
    const address = new URL(location.href);
    address.searchParams.delete('t');
    history.replaceState(history.state, '', address);
  }, []);
  return { t, onTChange: setT };
}

/** What the address says, if it is a timestep. A server has none. */
function linkedT(): number | undefined {
  const written = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('t');
  const t = written ? Number(written) : Number.NaN;
  return Number.isInteger(t) && t >= 0 && t < schedule.timesteps ? t : undefined;
}
