'use client';
import { NotLoaded } from '../components/NotLoaded.js';
import type { CloserProps } from './Closer.js';
import { IMAGES } from './pictures.js';
import { useOpening } from './useOpening.js';

const OPENING = {
  kind: IMAGES,
  hint: 'Press Enter to see its pixels, and arrows to move.',
  load: async () => (await import('./Loupe.js')).Loupe,
};

/** Opens the loupe of a figure of images. */
export function Openable({ body, shown, diffusion }: Pick<CloserProps, 'body' | 'shown' | 'diffusion'>) {
  const { opened, isMissing, close } = useOpening(body, OPENING);
  if (isMissing) return <NotLoaded className="df-loupe-missing" what="loupe" />;
  return opened && <opened.Loupe {...{ body, shown, diffusion }} from={opened.from} onClose={close} />;
}
