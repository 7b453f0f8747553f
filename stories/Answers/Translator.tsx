import { useEffect, useLayoutEffect, useState } from 'react';
import { type ConventionName, conventionOf } from '../../src/conventions/index.js';
import { ConventionTable } from './ConventionTable.js';
import { SamePicture } from './SamePicture.js';

type Side = 'from' | 'to';

const DEFAULTS: Readonly<Record<Side, ConventionName>> = { from: 'ddpm', to: 'edm' };
const SIDES: readonly Side[] = ['from', 'to'];

/** What the address says, whatever it is. */
type Asked = Readonly<Partial<Record<Side, string>>>;

/** Two conventions side by side, and one picture in both. The choice is in the address: `?from=ddpm&to=edm`. */
export function Translator() {
  const [asked, setAsked] = useState<Asked>({});
  useLayoutEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a server sees no query: what it has sent is hydrated first
    setAsked(askedIn(location.search));
  }, []);
  const { chosen, complaints } = checked(asked);
  useEffect(() => {
    if (complaints.length === 0) writeAddress(asked);
  });
  const choose = (side: Side) => (name: ConventionName) =>
    setAsked((before) => ({ ...checked(before).chosen, [side]: name }));
  return (
    <>
      {complaints.map((complaint) => (
        <p key={complaint} role="alert" className="translator-complaint">
          {complaint}
        </p>
      ))}
      <ConventionTable className="page-wide" {...chosen} onFromChange={choose('from')} onToChange={choose('to')} />
      <h2 id="the-same-picture">The same picture</h2>
      <SamePicture {...chosen} />
    </>
  );
}

function askedIn(search: string): Asked {
  const query = new URLSearchParams(search);
  return Object.fromEntries(SIDES.flatMap((side) => (query.has(side) ? [[side, query.get(side)]] : [])));
}

/** The conventions that are shown, and what is wrong with the address. */
function checked(asked: Asked): { chosen: Record<Side, ConventionName>; complaints: string[] } {
  const chosen = { ...DEFAULTS };
  const complaints: string[] = [];
  for (const side of SIDES) {
    try {
      chosen[side] = conventionOf((asked[side] ?? DEFAULTS[side]) as ConventionName).name;
    } catch (error) {
      const message = (error as Error).message.replace('invalid convention', `invalid ${side} in the address`);
      complaints.push(`${message}. The page shows ${conventionOf(DEFAULTS[side]).title}.`);
    }
  }
  return { chosen, complaints };
}

function writeAddress(choice: Asked): void {
  const address = new URL(location.href);
  for (const side of SIDES) {
    const name = choice[side];
    if (name !== undefined) address.searchParams.set(side, name);
  }
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
