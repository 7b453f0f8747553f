'use client';
import { useId, useRef, useState } from 'react';
import { NotLoaded } from '../components/NotLoaded.js';
import type { Exports } from './exports.js';
import { type Painted, panelTable } from './panelTable.js';

const LABEL = 'Save or copy this figure';

type Loaded = typeof import('./Menu.js');

let loaded: Loaded | null = null;

async function load(): Promise<Loaded | null> {
  try {
    loaded ??= await import('./Menu.js');
  } catch {
    // Offline. A press says so, and the next one tries again.
  }
  return loaded;
}

export interface MenuButtonProps extends Exports {
  /** Whose values its numbers are, in place of a table. */
  readonly painted?: Painted | undefined;
}

/** A quiet button at the corner of a figure. What it opens is loaded when somebody comes close to it. */
export function MenuButton({ props, takes, painted, table = painted && panelTable(painted) }: MenuButtonProps) {
  // Once it has been opened it stays, closed, as it says what it has done.
  const [Menu, setMenu] = useState<Loaded['Menu'] | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();

  const press = async () => {
    const arrived = loaded ?? (await load());
    setMissing(!arrived);
    if (!arrived) return;
    setMenu(() => arrived.Menu);
    setOpen((wasOpen) => !wasOpen);
  };
  return (
    <div ref={place} className="df-menu" data-open={isOpen || undefined}>
      <button
        type="button"
        className="df-menu-button"
        aria-label={LABEL}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onPointerEnter={load}
        onFocus={load}
        onBlur={() => setMissing(false)}
        onClick={press}
      >
        <svg aria-hidden="true" width={16} height={16} viewBox="0 0 16 16" fill="currentColor">
          <circle cx={3} cy={8} r={1.25} />
          <circle cx={8} cy={8} r={1.25} />
          <circle cx={13} cy={8} r={1.25} />
        </svg>
      </button>
      {isMissing && <NotLoaded className="df-menu-message" what="menu" />}
      {Menu && (
        <Menu {...{ props, takes, table }} id={id} label={LABEL} isOpen={isOpen} setOpen={setOpen} place={place} />
      )}
    </div>
  );
}
