import { useCallback } from 'react';
import {
  type Describe,
  PanelsFigure,
  type PanelsFigureProps,
  quantity,
  symbols,
  useTimestep,
} from '../../src/index.js';
import { usePageWords } from '../Learn/PageLanguage.js';

const { forwardJump, noise, x0 } = quantity;
const DEFAULT_T = 50;

/** x_t at the page’s t, with the noise of the page’s other figures. */
export function NoisyState(props: Pick<PanelsFigureProps, 'caption' | 'onReady'>) {
  const [t = DEFAULT_T] = useTimestep();
  const words = usePageWords();
  const describe = useCallback<Describe>(
    ({ schedule, seed }) => {
      const state = forwardJump(schedule, x0, t, noise({ seed }));
      return {
        rows: [{ panels: [{ quantity: state, title: symbols.XT, name: words.noisyImage, label: words.xt(t) }] }],
      };
    },
    [t, words],
  );
  return <PanelsFigure name="noisy-state" describe={describe} {...props} />;
}
