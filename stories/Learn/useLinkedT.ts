import { useEffect, useState } from 'react';
import { readQuery } from '../../src/controls/useUrlState.js';
import { schedule } from './schedule.js';

/** The t of a page: the one that a link to it holds, else its own, until a reader moves it. */
export function useLinkedT(initial: number | undefined) {
  const [t, setT] = useState(initial);
  useEffect(() => {
    const { t: linked } = readQuery(location.search);
    if (linked === undefined) return;
    setT(Math.min(linked, schedule.timesteps - 1));
    // The next page that is opened in this frame begins with its own.
    const address = new URL(location.href);
    address.searchParams.delete('t');
    history.replaceState(history.state, '', address);
  }, []);
  return { t, onTChange: setT };
}
