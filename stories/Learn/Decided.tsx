import { type ReactNode, useState } from 'react';
import { DensityFlow } from '../../src/index.js';
import { AtPageT } from './AtPageT.js';
import { CLUSTERS } from './truthsOfSampling.js';

/** Four clusters under noise at the page's t, and a button that adds the chart, once readers have predicted it. */
export function Decided({ caption }: { caption: ReactNode }) {
  const [isShown, setIsShown] = useState(false);
  return (
    <>
      <AtPageT>
        {(t) => (
          <DensityFlow
            {...CLUSTERS}
            t={t}
            undecided={isShown ? ['leftOrRight', 'upperOrLower'] : []}
            caption={caption}
          />
        )}
      </AtPageT>
      <p>
        <button
          type="button"
          className="df-button lesson-decided"
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          Show the undecided bits
        </button>
      </p>
    </>
  );
}
