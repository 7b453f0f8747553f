'use client';
import { EPSILON, X0, XT } from '../../components/symbols.js';
import { forwardJump, noise, x0 } from '../../core/quantity.js';
import { Framed } from '../../frame/Framed.js';
import { type ImagePanelsProps, ofImages } from '../../frame/images.js';
import { definePanels } from '../../frame/panels.js';
import * as prop from '../../frame/prop.js';
import { SHARED_EPSILON } from '../streams.js';
import { words } from '../words.js';

export const noiseTriptych = definePanels({
  name: 'noise-triptych',
  takes: ofImages,
  props: {
    /**
     * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
     * schedule.
     */
    t: prop.timestep(),
    /** Shows (2) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
    formula: prop.flag(),
  },
  describe: ({ schedule, seed, t, formula }) => {
    const epsilon = noise({ seed, stream: SHARED_EPSILON });
    const xt = forwardJump(schedule, x0, t, epsilon);
    return {
      formula: formula ? xt : undefined,
      rows: [
        {
          panels: [
            { quantity: x0, title: X0, name: words.imageName, label: words.x0, meaning: 'signal' },
            { quantity: xt, title: XT, name: words.noisyImage, label: words.xt({ t }) },
            { quantity: epsilon, title: EPSILON, name: words.noiseName, label: words.epsilon({ t }), meaning: 'noise' },
          ],
        },
      ],
    };
  },
});

export interface NoiseTriptychProps extends prop.GivenProps<typeof noiseTriptych.props>, ImagePanelsProps {}

/**
 * What x_t is made of: x_0, x_t by (2), and the noise ε in it.
 *
 * The same seed gives the same ε here, in `X0Reconstruction` and in `MeanComparison`.
 *
 * ```tsx
 * <NoiseTriptych t={200} />
 * <NoiseTriptych t={200} formula />
 * ```
 */
export function NoiseTriptych(props: NoiseTriptychProps) {
  return <Framed of={noiseTriptych} props={props} />;
}
