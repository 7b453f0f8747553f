import type { ComponentType, RefObject } from 'react';
import type { Message } from '../i18n/message.js';
import type { Lazy } from '../lazy/lazy.js';
import type { Place } from './place.js';

/** A press on a picture. */
export interface Press {
  readonly picture: HTMLElement;
  /** Where, from 0 to 1 across and down; null for a key, and for a click by a screen reader, which are at no place. */
  readonly at: Place | null;
}

/** An open loupe and where it was opened. */
export interface OpenLoupe {
  /** What opened it. */
  readonly from: Press;
  /** The element that holds the pictures. */
  readonly body: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** What a press opens; the same object always. */
export interface Opening<Shown> {
  /** The selector of the pictures. */
  readonly kind: string;
  /** Tells users of screen readers what the keys do. */
  readonly hint: Message;
  readonly code: Lazy<ComponentType<Shown & OpenLoupe>>;
}

export interface OpenerProps<Shown> extends Pick<OpenLoupe, 'body'> {
  opening: Opening<Shown>;
  /** What the pictures show, for the loupe; null where there is nothing to look at. */
  shown: Shown | null;
}
