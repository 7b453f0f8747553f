'use client';
import { type ComponentType, type RefObject, useContext, useEffect, useState } from 'react';
import { DefaultsContext } from '../../hooks/contexts.js';
import type { Diffusion } from '../../hooks/useDiffusion.js';
import { useLastGood } from '../../hooks/useStable.js';
import type { FigureDescription } from '../description.js';
import type { LoupeProps } from './Loupe.js';
import { ShownAt } from './ShownAt.js';

export interface CloserProps {
  /** The element that holds the pictures. */
  body: RefObject<HTMLElement | null>;
  /** What they show. */
  shown: FigureDescription;
  diffusion: Diffusion;
  /** Whether the figure has a loupe; defaults to the provider's, else to true. */
  loupe: boolean | undefined;
  /** The figure's own, of its image. */
  resolution: number | null | undefined;
}

const DEFAULT_RESOLUTION = 256;

/** What is loaded and open, and the event that opened it. */
interface Opened extends Pick<LoupeProps, 'from'> {
  Loupe: ComponentType<LoupeProps>;
}

/**
 * Lets a reader look closer: says where pictures are scaled down, and opens the loupe where one is pressed. The loupe itself
 * is loaded by the first press.
 */
export function Closer({ loupe, resolution, ...props }: CloserProps) {
  const defaults = useContext(DefaultsContext);
  const asked = resolution ?? defaults.resolution;
  const valid = useLastGood(Number.isInteger(asked) && (asked as number) > 0 ? (asked as number) : null);
  // The pictures stay while the next image is loaded, and so does an open loupe.
  const ready = useLastGood(props.diffusion.image && props.diffusion);
  if (!(loupe ?? defaults.loupe ?? true)) return null;
  return (
    <>
      <ShownAt {...props} resolution={valid ?? DEFAULT_RESOLUTION} />
      {ready && <Openable {...props} diffusion={ready} />}
    </>
  );
}

const HINT = 'Press Enter to see its pixels, and arrows to move.';

function Openable({ body, shown, diffusion }: Omit<CloserProps, 'loupe' | 'resolution'>) {
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
