'use client';

import { createContext, useContext } from 'react';
import { imported, lazy } from '../lazy/lazy.js';
import { messages } from './messages.js';
import type { Openable } from './Openable.js';
import type { OpenerProps, Opening } from './opening.js';
import { IMAGES, type ShownImages } from './pictures.js';

/** The component that handles presses. The frame loads it once the figure is seen; null until then. */
export const OpenableContext = createContext<typeof Openable | null>(null);

/** Opens a figure's loupe where a picture is pressed; a press that comes before the loupe's code waits for it. */
export function Opener<Shown extends object>({ shown, ...props }: OpenerProps<Shown>) {
  const Openable = useContext(OpenableContext);
  // eslint-disable-next-line react-hooks/static-components -- a module's component, which is loaded once and then stays
  return shown && Openable && <Openable {...props} shown={shown} />;
}

export const IMAGE_LOUPE: Opening<ShownImages> = {
  kind: IMAGES,
  hint: messages.hint,
  code: lazy(async () => (await imported(() => import('./Loupe.js'))).Loupe),
};
