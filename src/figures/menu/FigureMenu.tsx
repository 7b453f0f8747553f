'use client';
import { useContext, useId, useRef, useState } from 'react';
import { NotLoaded } from '../../components/NotLoaded.js';
import { useIsHydrating } from '../../components/useIsHydrating.js';
import { DefaultsContext } from '../../hooks/contexts.js';
import type { Exports } from './exports.js';

export interface FigureMenuProps extends Exports {
  /** Whether there is a menu; defaults to the provider's, else to true. */
  menu: boolean | undefined;
}

/**
 * A quiet button at the corner of a figure. What it opens is loaded when somebody comes close to it: the menu, which saves
 * and copies the figure as an image, a drawing, numbers or code.
 */
export function FigureMenu({ menu, ...exports }: FigureMenuProps) {
  const defaults = useContext(DefaultsContext);
  const isHydrating = useIsHydrating();
  return (menu ?? defaults.menu ?? true) && !isHydrating ? <MenuButton {...exports} /> : null;
}

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

function MenuButton(exports: Exports) {
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
      {Menu && <Menu {...exports} id={id} label={LABEL} isOpen={isOpen} setOpen={setOpen} place={place} />}
    </div>
  );
}
