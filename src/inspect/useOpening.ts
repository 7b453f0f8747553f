'use client';
import { type RefObject, useEffect, useState } from 'react';
import { picturesOf } from './pictures.js';

/** The picture that was pressed, and how. */
export interface Press {
  readonly picture: HTMLElement;
  readonly event: MouseEvent | KeyboardEvent;
}

/** What a press on a picture opens; the same object always. */
export interface Opening<Loupe> {
  /** The selector of the pictures. */
  readonly kind: string;
  /** Describes for a listener what the keys do. */
  readonly hint: string;
  readonly load: () => Promise<Loupe>;
}

/** Opens a loupe where a picture is pressed. The loupe itself is loaded by the first press. */
export function useOpening<Loupe>(body: RefObject<HTMLElement | null>, { kind, hint, load }: Opening<Loupe>) {
  const [opened, setOpened] = useState<{ Loupe: Loupe; from: Press } | null>(null);
  const [isMissing, setMissing] = useState(false);
  const isOpen = opened !== null;

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    // The stylesheet shows by its cursor that a picture can be pressed.
    element.dataset['loupe'] = isOpen ? 'open' : 'closed';
    if (isOpen) return;
    const press = (event: MouseEvent | KeyboardEvent) => {
      const picture = event.target as HTMLElement;
      const isKey = 'key' in event;
      if (!picture.matches(kind) || (isKey && event.key !== 'Enter' && event.key !== ' ')) return;
      if (isKey) event.preventDefault();
      const open = (Loupe: Loupe) => {
        setMissing(false);
        setOpened({ Loupe, from: { picture, event } });
      };
      // Offline the next press tries again.
      load().then(open, () => setMissing(true));
    };
    element.addEventListener('click', press);
    element.addEventListener('keydown', press);
    return () => {
      element.removeEventListener('click', press);
      element.removeEventListener('keydown', press);
    };
  }, [body, isOpen, kind, load]);

  // One stop for the keyboard a figure. While the loupe is open, every panel is one, to choose whose numbers are told. Written
  // only where it changes, as figures render with every t.
  useEffect(() => {
    const pictures = picturesOf(body.current, kind);
    const focused = pictures.find((picture) => picture.matches(':focus'));
    for (const picture of pictures) {
      const isStop = isOpen || picture === (focused ?? pictures[0]);
      if (isStop && picture.tabIndex !== 0) picture.tabIndex = 0;
      if (!isStop && picture.hasAttribute('tabindex')) picture.removeAttribute('tabindex');
      if (!picture.hasAttribute('aria-description')) picture.setAttribute('aria-description', hint);
    }
  });
  useEffect(() => {
    const element = body.current;
    return () => {
      element?.removeAttribute('data-loupe');
      for (const picture of picturesOf(element, kind)) {
        picture.removeAttribute('tabindex');
        picture.removeAttribute('aria-description');
      }
    };
  }, [body, kind]);

  return { opened, isMissing, close: () => setOpened(null) };
}
