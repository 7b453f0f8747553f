'use client';
import { useContext, useEffect, useId, useRef, useState } from 'react';
import { useIsHydrating } from '../../components/useIsHydrating.js';
import { DefaultsContext, PageContext } from '../../hooks/contexts.js';
import type { Exports } from './exports.js';
import { itemsOf } from './items.js';

export interface FigureMenuProps extends Exports {
  /** Whether there is a menu; defaults to the provider's, else to true. */
  menu: boolean | undefined;
}

/**
 * A quiet button at the corner of a figure, and what it opens: the figure as an image, a drawing, numbers or code. What makes
 * these is loaded when the menu is opened.
 */
export function FigureMenu({ menu, ...exports }: FigureMenuProps) {
  const defaults = useContext(DefaultsContext);
  const isHydrating = useIsHydrating();
  return (menu ?? defaults.menu ?? true) && !isHydrating ? <Menu {...exports} /> : null;
}

function Menu(exports: Exports) {
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const defaults = useContext(DefaultsContext);
  const page = useContext(PageContext);
  useClosing(isOpen, place, () => setOpen(false));
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  const run = async (action: (typeof items)[number]['action']) => {
    setMessage('');
    try {
      const actions = await import('./actions.js');
      const figure = place.current?.closest('figure') as HTMLElement;
      const said = await actions[action](figure, { ...exports, defaults, t: page?.store.get().t });
      setMessage(said);
    } catch (error) {
      setMessage((error as Error).message);
    }
  };
  const items = isOpen ? itemsOf(place.current?.closest('figure') ?? null, exports) : [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open, wherever in it the focus is
    <div
      ref={place}
      className="df-menu"
      data-open={isOpen || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="df-menu-button"
        aria-label="save or copy this figure"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setMessage('');
          setOpen(!isOpen);
        }}
      >
        <svg aria-hidden="true" width={16} height={16} viewBox="0 0 16 16" fill="currentColor">
          <circle cx={3} cy={8} r={1.5} />
          <circle cx={8} cy={8} r={1.5} />
          <circle cx={13} cy={8} r={1.5} />
        </svg>
      </button>
      {isOpen && (
        <div id={id} className="df-menu-list">
          {items.map(({ action, name }) => (
            <button key={action} type="button" className="df-menu-item" onClick={() => void run(action)}>
              {name}
            </button>
          ))}
          <p className="df-menu-message" role="status">
            {message}
          </p>
        </div>
      )}
    </div>
  );
}

/** Closes when a reader presses, or moves the focus, elsewhere. */
function useClosing(isOpen: boolean, place: { readonly current: HTMLElement | null }, close: () => void) {
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (!event.composedPath().includes(place.current as EventTarget)) close();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  });
}
