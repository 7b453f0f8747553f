'use client';
import { type KeyboardEvent, type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { ReaderError, textOf } from '../i18n/format.js';
import type { Message, Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { needsReload } from '../lazy/lazy.js';
import { DefaultsContext, PageContext } from '../page/contexts.js';
import { addressOf } from '../serialize/frame.js';
import { elementAround } from '../serialize/html.js';
import { messages as uiMessages } from '../ui/messages.js';
import {
  type Context,
  canSaveWebm,
  copyCode,
  copyFrame,
  copyImage,
  copyMarkup,
  copyPython,
  type Making,
  python,
  saveDrawing,
  saveGif,
  saveImage,
  saveTable,
  saveWebm,
} from './actions.js';
import type { Exports } from './FigureMenu.js';
import { menuMessages } from './menuMessages.js';
import { messages } from './messages.js';

export interface MenuProps extends Exports {
  id: string;
  isOpen: boolean;
  onClose: () => void;
  /** The element that holds the button and the menu. */
  place: RefObject<HTMLElement | null>;
  /** The figure whose menu this is. */
  figure: HTMLElement;
}

/** Shows the actions for a figure, and then the result of an action. */
export function Menu({ id, isOpen, onClose, place, figure, ...exports }: MenuProps) {
  const [message, setMessage] = useState<Text>('');
  const format = useFormat();
  const [wasOpen, setWasOpen] = useState(isOpen);
  const [wasFilming, setWasFilming] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const defaults = useContext(DefaultsContext);
  const page = useContext(PageContext);
  const films = useFilms();
  const focusButton = () => place.current?.querySelector('button')?.focus({ preventScroll: true });

  // The last message stays until the menu opens again.
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) {
      setMessage('');
      setWasFilming(films.isMade);
    }
  }
  useEffect(() => {
    if (!isOpen) return;
    itemsIn(list.current)[0]?.focus({ preventScroll: true });
    python.request();
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
      setMessage(needsReload(error) ? uiMessages.incomplete : textOf(error as Error));
    }
  };
  const cancel = () => {
    focusButton();
    films.cancel();
  };
  const isToldOf = !isOpen && (films.isMade || message !== '');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      // The browser moves the focus from the button to the element before or after it.
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
          aria-label={format(messages.menu)}
          className="df-menu-list"
          onKeyDown={onKeyDown}
        >
          {itemsOf(figure, exports, films, wasFilming).map((item) => (
            <button
              key={item.name.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="df-menu-item"
              aria-disabled={item.isDisabled || undefined}
              onClick={() => !item.isDisabled && void run(item)}
            >
              {format(item.name)}
            </button>
          ))}
        </div>
      )}
      <div className={isToldOf ? 'df-menu-told' : undefined}>
        <p className="df-menu-message" role="status">
          {!isOpen && format(message)}
        </p>
        {films.isMade && !isOpen && (
          <div className="df-menu-film">
            {films.progress && <p className="df-menu-frame">{format(films.progress)}</p>}
            <button type="button" className="df-menu-cancel" onClick={cancel}>
              {format(menuMessages.cancelFilm)}
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
  // The listeners are added in the same commit, not after it: a busy page paints it, and a reader may leave before the
  // effect.
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
      // Escape closes only the menu, and not a loupe, or a dialog of the page, which the browser would close.
      event.stopPropagation();
      event.preventDefault();
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

/** An entry of a menu. */
interface Item {
  readonly name: Message;
  /** Shown while the action runs, if that takes a while. */
  readonly meanwhile?: Message;
  readonly isDisabled?: boolean;
  /** Returns the message to show afterwards, or null. */
  readonly action: (figure: HTMLElement, context: Context) => Promise<Message | null>;
}

/**
 * The entries: SVG only for a figure without images, and no second film while one is made.
 *
 * @param wasFilming - whether a film was being made when the menu opened. Its entries do not change while it is open, because the
 *   entry under the pointer would become another: when the film ends, "Cancel the animation" is disabled.
 */
function itemsOf(figure: HTMLElement, { props, table, film }: Exports, films: Films, wasFilming: boolean): Item[] {
  const meanwhile = menuMessages.filming;
  const canFilm = film !== undefined && !wasFilming;
  const filmed = (save: typeof saveGif): Item['action'] => {
    return (figure, context) => films.make((making) => save(figure, context, making));
  };
  const cancel = async () => {
    films.cancel();
    return null;
  };
  const items: (Item | false)[] = [
    { action: copyImage, name: menuMessages.copyImage },
    { action: saveImage, name: menuMessages.saveImage },
    !figure.querySelector('canvas') && { action: saveDrawing, name: menuMessages.saveDrawing },
    canFilm && { action: filmed(saveGif), name: menuMessages.saveGif, meanwhile },
    canFilm && canSaveWebm() && { action: filmed(saveWebm), name: menuMessages.saveWebm, meanwhile },
    wasFilming && { action: cancel, name: menuMessages.cancelFilm, isDisabled: !films.isMade },
    table !== undefined && { action: saveTable, name: menuMessages.saveTable },
    props !== undefined && addressOf(figure) !== null && { action: copyFrame, name: menuMessages.copyFrame },
    props !== undefined && { action: copyPython, name: menuMessages.copyPython },
    props !== undefined &&
      (elementAround(figure)
        ? { action: copyMarkup, name: menuMessages.copyMarkup }
        : { action: copyCode, name: menuMessages.copyCode }),
  ];
  return items.filter((item) => item !== false);
}

/** A figure makes one film at a time, because two would move the same figure. */
interface Films {
  readonly isMade: boolean;
  /** Null before the first frame. */
  readonly progress: Message | null;
  /** Makes a film. Resolves to the message to show afterwards. */
  readonly make: (work: (making: Making) => Promise<Message>) => Promise<Message>;
  readonly cancel: () => void;
}

/** Cancels the film when the figure unmounts. */
function useFilms(): Films {
  const [isMade, setMade] = useState(false);
  const [progress, setProgress] = useState<Message | null>(null);
  const controller = useRef<AbortController | null>(null);
  const cancel = () => controller.current?.abort(new ReaderError(menuMessages.filmCancelled));
  useEffect(() => () => controller.current?.abort(new ReaderError(menuMessages.filmCancelled)), []);
  const make: Films['make'] = async (work) => {
    controller.current = new AbortController();
    setMade(true);
    try {
      return await work({ controller: controller.current, onProgress: setProgress });
    } finally {
      controller.current = null;
      setMade(false);
      setProgress(null);
    }
  };
  return { isMade, progress, make, cancel };
}
