import { type ReactNode, useCallback } from 'react';
import { type Describe, PanelsFigure, quantity, useTimestep } from '../../src/index.js';
import { usePageWords } from '../Learn/PageLanguage.js';

const { forwardJump, noise, reverseSkip, x0 } = quantity;
const DEFAULT_T = 50;
/** Streams of noise that no other figure of the page draws from. */
const FORWARD = 0x110;
const START = 0x111;
const BACK = 0x112;

/** The state at the page’s t, once on the way into noise and once on the way back. */
export function TwoWaysToT({ caption }: { caption: ReactNode }) {
  const [t = DEFAULT_T] = useTimestep();
  const words = usePageWords();
  const describe = useCallback<Describe>(
    ({ schedule, seed }) => {
      const last = schedule.timesteps - 1;
      const start = forwardJump(schedule, x0, last, noise({ seed, stream: START }));
      const back = t === last ? start : reverseSkip(schedule, x0, start, [last, t], noise({ seed, stream: BACK }));
      const forward = forwardJump(schedule, x0, t, noise({ seed, stream: FORWARD }));
      return {
        rows: [
          {
            panels: [
              { quantity: forward, title: `\\text{${words.forward}}`, label: words.forwardXt(t) },
              { quantity: back, title: `\\text{${words.reverse}}`, label: words.reverseXt(t) },
            ],
          },
        ],
      };
    },
    [t, words],
  );
  return <PanelsFigure className="lesson-two" name="two-ways-to-t" describe={describe} caption={caption} />;
}
