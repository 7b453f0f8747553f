'use client';
import * as prop from '../../figure/imageProps.js';
import { definePanels } from '../../figure/panels.js';
import { ofImages, ofProcess } from '../../figure/sharedProps.js';
import { formatSignificant } from '../../i18n/numbers.js';
import { forwardJump } from '../../process/forwardJump.js';
import { noise, x0 } from '../../process/graph.js';
import { EPSILON, X0, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { withDivided } from '../shared/dividedCaption.js';
import { messages as shared } from '../shared/messages.js';
import { isDivided, SHARED_EPSILON, shownDivisor, shownJump, XT_DIVIDED } from '../shared/shownState.js';
import { messages } from './messages.js';

const CAPTION = messages.caption({
  xt: <LabelTex>{XT}</LabelTex>,
  x0: <LabelTex>{X0}</LabelTex>,
  epsilon: <LabelTex>{EPSILON}</LabelTex>,
});

/**
 * An image, the same image under noise, and the noise alone.
 *
 * The parts of x_t: x_0, x_t by (2), and the noise ε in it. On a path, x_t is α_t·x_0 + σ_t·ε. If it has no bound, as on `ve` and
 * `edm`, the figure shows x_t/√(α_t² + σ_t²).
 *
 * The same seed gives the same ε here, in `X0Reconstruction` and in `MeanComparison`.
 *
 * ```tsx
 * <NoiseTriptych t={200} />
 * <NoiseTriptych t={200} formula />
 * <NoiseTriptych schedule={gaussianPath({ kind: 'flow' })} t={0.35} />
 * ```
 */
export const NoiseTriptych = definePanels({
  name: 'noise-triptych',
  shared: { ...ofImages, ...ofProcess },
  props: {
    /**
     * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter schedule. On a
     * path, t is a time, and the page's t counts thousandths of the path.
     */
    t: prop.timestep(),
    /** Shows (2) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
    formula: prop.flag(),
  },
  caption: ({ schedule }) => withDivided(CAPTION, isDivided(schedule)),
  describe: ({ schedule, seed, t, formula }) => {
    const epsilon = noise({ seed, stream: SHARED_EPSILON });
    const divisor = shownDivisor(schedule, t);
    const label = divisor === 1 ? shared.xt({ t }) : shared.xtDivided({ t, divisor: formatSignificant(divisor, 3) });
    return {
      formula: formula ? forwardJump(schedule, x0, t, epsilon) : undefined,
      // The panel that changes with t.
      largePanel: 1,
      rows: [
        {
          panels: [
            { quantity: x0, title: X0, name: shared.imageName, label: shared.x0, ink: 'signal' },
            {
              quantity: shownJump(schedule, x0, t, epsilon),
              title: divisor === 1 ? XT : XT_DIVIDED,
              name: shared.noisyImage,
              label,
            },
            {
              quantity: epsilon,
              title: EPSILON,
              name: shared.noiseName,
              label: shared.epsilon({ t }),
              ink: 'noise',
            },
          ],
        },
      ],
    };
  },
});

export type NoiseTriptychProps = prop.PropsOf<typeof NoiseTriptych>;
