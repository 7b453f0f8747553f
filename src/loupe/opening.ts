import type { ComponentType, RefObject } from 'react';
import type { Message } from '../i18n/message.js';
import type { Lazy } from '../lazy/lazy.js';
import type { Place } from './place.js';

/** A press on a picture. */
export interface Press {
  readonly picture: HTMLElement;
  /**
   * The place of the press, from 0 to 1 across and down; null for a key, and for a click by a screen reader, which
   * have no place.
   */
  readonly at: Place | null;
}

/** An open loupe and where it was opened. */
export interface OpenLoupe {
  /** The press that opened the loupe. */
  readonly from: Press;
  /** The element that holds the pictures. */
  readonly body: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The view that a press opens. The object is always the same. */
export interface Opening<Shown> {
  /** The selector of the pictures. */
  readonly kind: string;
  /** Explains the keys to users of screen readers. @default the keys of the loupe of images */
  readonly hint?: Message;
  readonly code: Lazy<ComponentType<Shown & OpenLoupe>>;
}

export interface OpenerProps<Shown> extends Pick<OpenLoupe, 'body'> {
  opening: Opening<Shown>;
  /** The content of the images, for the loupe; null if there is nothing to inspect. */
  shown: Shown | null;
}
