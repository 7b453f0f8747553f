'use client';
import { NotLoaded } from '../../components/NotLoaded.js';
import { PLOTS } from '../../inspect/pictures.js';
import { useOpening } from '../../inspect/useOpening.js';
import type { PointCloserProps } from './PointCloser.js';

const OPENING = {
  kind: PLOTS,
  hint: 'Press Enter to see the numbers of a point, and arrows for the next one.',
  load: async () => (await import('./PointLoupe.js')).PointLoupe,
};

/** Opens the loupe of a figure of points. */
export function PointOpenable(props: PointCloserProps) {
  const { opened, isMissing, close } = useOpening(props.body, OPENING);
  if (isMissing) return <NotLoaded className="df-loupe-missing" what="loupe" />;
  return opened && <opened.Loupe {...props} from={opened.from} onClose={close} />;
}
