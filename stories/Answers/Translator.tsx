import { useEffect, useLayoutEffect, useState } from 'react';
import type { ConventionName } from '../../src/conventions/index.js';
import { ConventionTable } from './ConventionTable.js';
import { conventionNames } from './conventionRows.js';
import { SamePicture } from './SamePicture.js';

const SIDES = ['from', 'to'] as const;

/** What the address says, whatever it is: the table checks it. */
type Asked = Readonly<Partial<Record<(typeof SIDES)[number], string>>>;

/** Two conventions side by side, and one picture in both. The choice is in the address: `?from=ddpm&to=edm`. */
export function Translator() {
  const [asked, setAsked] = useState<Asked>({});
  useLayoutEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a server sees no query: what it has sent is hydrated first
    setAsked(askedIn(location.search));
  }, []);
  const known = knownOf(asked);
  const choose = (side: (typeof SIDES)[number]) => (name: ConventionName) =>
    setAsked((before) => ({ ...knownOf(before), [side]: name }));
  useEffect(() => writeAddress(knownOf(asked)), [asked]);
  return (
    <>
      <ConventionTable
        className="page-wide"
        {...(asked as Partial<Record<'from' | 'to', ConventionName>>)}
        onFromChange={choose('from')}
        onToChange={choose('to')}
      />
      <h2 id="the-same-picture">The same picture</h2>
      <SamePicture {...known} />
    </>
  );
}

export function askedIn(search: string): Asked {
  const query = new URLSearchParams(search);
  return Object.fromEntries(SIDES.flatMap((side) => (query.has(side) ? [[side, query.get(side)]] : [])));
}

/** The conventions that are known. The table says what is wrong with the others. */
function knownOf(asked: Asked): Partial<Record<'from' | 'to', ConventionName>> {
  return Object.fromEntries(Object.entries(asked).filter(([, name]) => conventionNames.includes(name as never)));
}

function writeAddress(choice: Asked): void {
  const address = new URL(location.href);
  for (const side of SIDES) {
    const name = choice[side];
    if (name !== undefined) address.searchParams.set(side, name);
  }
  history.replaceState(history.state, '', address);
}
