'use client';

import { type ComponentType, type RefObject, useEffect } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { useLazyAction } from '../lazy/useLazy.js';
import { NotLoaded } from '../ui/NotLoaded.js';
import { toolStyles } from '../ui/toolStyles.js';
import { useStyles } from '../ui/useStyles.js';
import { messages } from './messages.js';
import type { OpenerProps, Opening, OpenLoupe, Press } from './opening.js';
import { buttonOf, pictureAt, picturesOf } from './pictures.js';
import type { Place } from './place.js';

/** Handles presses on the images, and shows the loupe that they open. */
export function Openable<Shown extends object>({ opening, body, shown }: OpenerProps<Shown> & { shown: Shown }) {
  const {
    code: Loupe,
    asked,
    isLoading,
    failure,
    ask,
    end,
  } = useLazyAction<ComponentType<Shown & OpenLoupe>, Press>(opening.code);
  useStyles(toolStyles, body);
  usePressed(body, opening, asked !== null && !isLoading, ask);
  if (failure) return <NotLoaded className="df-loupe-missing" of={messages.notLoaded} failure={failure} />;
  if (isLoading) return <span hidden data-loading="loupe" />;
  if (!Loupe || !asked) return null;
  return <Loupe {...shown} body={body} from={asked} onClose={end} />;
}

const OF_BUTTONS = ['role', 'tabindex', 'aria-expanded', 'aria-roledescription', 'aria-description'] as const;

/** Handles presses while no loupe is open, and makes the images focusable. */
function usePressed(
  body: RefObject<HTMLElement | null>,
  { kind, hint = messages.hint }: Pick<Opening<never>, 'kind' | 'hint'>,
  isOpen: boolean,
  onPress: (press: Press) => void,
) {
  const format = useFormat();
  useEffect(() => {
    const element = body.current;
    if (!element || isOpen) return;
    const press = (event: MouseEvent | KeyboardEvent) => {
      const picture = pictureAt(event.target, kind);
      const isKey = 'key' in event;
      if (!picture || (isKey && event.key !== 'Enter' && event.key !== ' ')) return;
      if (isKey) event.preventDefault();
      onPress({ picture, at: isKey || event.detail === 0 ? null : placeIn(picture, event) });
    };
    element.addEventListener('click', press);
    element.addEventListener('keydown', press);
    return () => {
      element.removeEventListener('click', press);
      element.removeEventListener('keydown', press);
    };
  }, [body, isOpen, kind, onPress]);

  // This effect runs after every render, because a render may bring other images.
  useEffect(() => {
    // The stylesheet shows by its cursor that a picture can be pressed.
    write(body.current, 'data-loupe', isOpen ? 'open' : 'closed');
    const pictures = picturesOf(body.current, kind);
    // A figure has one tab stop. While the loupe is open, every panel has one, so that readers can choose whose numbers
    // are announced.
    const buttons = pictures.map(buttonOf);
    const stop = buttons.find((button) => button.matches(':focus')) ?? buttons[0];
    for (const button of buttons) {
      write(button, 'role', 'button');
      write(button, 'tabindex', isOpen || button === stop ? '0' : '-1');
      write(button, 'aria-expanded', String(isOpen));
      write(button, 'aria-roledescription', format(messages.role));
      write(button, 'aria-description', format(hint));
    }
  });
  useEffect(() => {
    const element = body.current;
    return () => {
      write(element, 'data-loupe', null);
      for (const picture of picturesOf(element, kind)) {
        for (const name of OF_BUTTONS) write(buttonOf(picture), name, null);
      }
    };
  }, [body, kind]);
}

/** Sets an attribute, or with null removes it; only where that changes it, as figures render with every t. */
function write(element: Element | null, name: string, value: string | null): void {
  if (!element || element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Returns the place of an event in an image. The image may move on the page before the press is handled. */
function placeIn(picture: HTMLElement, { clientX, clientY }: MouseEvent): Place {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}
