'use client';
import { type KeyboardEvent, type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { DefaultsContext, PageContext } from '../hooks/contexts.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import type { Text } from '../words/message.js';
import { textOf } from '../words/readerError.js';
import { useSay } from '../words/say.js';
import type { Exports } from './exports.js';
import { type Item, itemsOf } from './items.js';
import { words as menuWords } from './menuWords.js';
import { useMaking } from './useMaking.js';
import { words } from './words.js';

export interface MenuProps extends Exports {
  id: string;
  isOpen: boolean;
  onClose: () => void;
  /** What holds the button and this. */
  place: RefObject<HTMLElement | null>;
  /** What it is the menu of. */
  figure: HTMLElement;
}

/** What can be done with a figure, and then what has been done. */
export function Menu({ id, isOpen, onClose, place, figure, ...exports }: MenuProps) {
  const [message, setMessage] = useState<Text>('');
  const say = useSay();
  const [wasOpen, setWasOpen] = useState(isOpen);
  const list = useRef<HTMLDivElement>(null);
  const defaults = useContext(DefaultsContext);
  const page = useContext(PageContext);
  const films = useMaking();
  const focusButton = () => place.current?.querySelector('button')?.focus({ preventScroll: true });

  // What has been done is said until the menu is opened again.
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setMessage('');
  }
  useEffect(() => {
    if (isOpen) itemsIn(list.current)[0]?.focus({ preventScroll: true });
  }, [isOpen]);
  useLeaving(isOpen || message !== '', place, () => {
    onClose();
    setMessage('');
  });

  const run = async ({ action, meanwhile }: Item) => {
    onClose();
    focusButton();
    if (meanwhile) setMessage(meanwhile);
    try {
      const done = await action(figure, { ...exports, defaults, t: page?.store.get().t });
      if (done) setMessage(done);
    } catch (error) {
      setMessage(textOf(error as Error));
    }
  };
  const cancel = () => {
    focusButton();
    films.cancel();
  };
  const isToldOf = !isOpen && (films.isMade || message !== '');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      // From the button, the browser goes on to what is before or after it.
      focusButton();
      onClose();
    } else if (moveFocus(itemsIn(list.current), event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <>
      {isOpen && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={say(words.menu)}
          className="df-menu-list"
          onKeyDown={onKeyDown}
        >
          {itemsOf(figure, exports, films).map((item) => (
            <button
              key={item.name.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="df-menu-item"
              onClick={() => void run(item)}
            >
              {say(item.name)}
            </button>
          ))}
        </div>
      )}
      <div className={isToldOf ? 'df-menu-told' : undefined}>
        <p className="df-menu-message" role="status">
          {!isOpen && say(message)}
        </p>
        {films.isMade && !isOpen && (
          <div className="df-menu-film">
            {films.progress && <p className="df-menu-frame">{say(films.progress)}</p>}
            <button type="button" className="df-menu-cancel" onClick={cancel}>
              {say(menuWords.cancelFilm)}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

function itemsIn(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

/** Moves the focus among items by a key; returns whether it is a key that does. */
function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at <= 0 ? -1 : at - 1, Home: 0, End: -1 }[key];
  if (to === undefined) return false;
  items.at(to < 0 ? to : to % items.length)?.focus();
  return true;
}

/** Lets go on Escape, which gives the focus back, and when a reader presses, or moves the focus, elsewhere. */
function useLeaving(isShown: boolean, place: { readonly current: HTMLElement | null }, leave: () => void) {
  // With what is shown, not after it: a busy page paints it, and a reader may leave before the effect.
  useLayoutEffect(() => {
    const element = place.current;
    if (!isShown || !element) return;
    const leaveByPress = (event: Event) => {
      if (!event.composedPath().includes(element)) leave();
    };
    // A window that loses the focus has no other element that gets it.
    const leaveByFocus = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget && !element.contains(relatedTarget as Element)) leave();
    };
    const leaveByKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // It closes this alone, not what else is open on the page.
      event.stopPropagation();
      element.querySelector('button')?.focus({ preventScroll: true });
      leave();
    };
    document.addEventListener('pointerdown', leaveByPress);
    element.addEventListener('focusout', leaveByFocus);
    element.addEventListener('keydown', leaveByKey);
    return () => {
      document.removeEventListener('pointerdown', leaveByPress);
      element.removeEventListener('focusout', leaveByFocus);
      element.removeEventListener('keydown', leaveByKey);
    };
  });
}
