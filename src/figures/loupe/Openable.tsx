'use client';
import { type ComponentType, useEffect, useState } from 'react';
import type { CloserProps } from './Closer.js';
import type { LoupeProps } from './Loupe.js';

/** What is loaded and open, and the event that opened it. */
interface Opened extends Pick<LoupeProps, 'from'> {
  Loupe: ComponentType<LoupeProps>;
}

const HINT = 'Press Enter to see its pixels, and arrows to move.';

/** Opens the loupe where a picture is pressed. The loupe itself is loaded by the first press. */
export function Openable({ body, shown, diffusion }: Pick<CloserProps, 'body' | 'shown' | 'diffusion'>) {
  const [opened, setOpened] = useState<Opened | null>(null);
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
      if (!picture.matches('.df-canvas') || (isKey && event.key !== 'Enter' && event.key !== ' ')) return;
      if (isKey) event.preventDefault();
      const open = ({ Loupe }: typeof import('./Loupe.js')) => setOpened({ Loupe, from: { picture, event } });
      // Offline nothing opens, and the next press tries again.
      import('./Loupe.js').then(open, () => {});
    };
    element.addEventListener('click', press);
    element.addEventListener('keydown', press);
    return () => {
      element.removeEventListener('click', press);
      element.removeEventListener('keydown', press);
    };
  }, [body, isOpen]);

  // One stop for the keyboard a figure. While the loupe is open, every panel is one, to choose whose numbers are told.
  useEffect(() => {
    const pictures = picturesIn(body.current);
    const focused = pictures.find((picture) => picture.matches(':focus'));
    for (const picture of pictures) {
      if (isOpen || picture === (focused ?? pictures[0])) picture.tabIndex = 0;
      else picture.removeAttribute('tabindex');
      picture.setAttribute('aria-description', HINT);
    }
  });
  useEffect(() => {
    const element = body.current;
    return () => {
      element?.removeAttribute('data-loupe');
      for (const picture of picturesIn(element)) {
        picture.removeAttribute('tabindex');
        picture.removeAttribute('aria-description');
      }
    };
  }, [body]);

  const { Loupe, from } = opened ?? {};
  return Loupe && from && <Loupe {...{ from, body, shown, diffusion }} onClose={() => setOpened(null)} />;
}

function picturesIn(element: HTMLElement | null): HTMLElement[] {
  return [...(element?.querySelectorAll<HTMLElement>('.df-canvas') ?? [])];
}
