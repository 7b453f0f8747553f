'use client';
import { useCompute } from '../../figure/compute.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { ofImages, ofProcess } from '../../figure/sharedProps.js';
import { formatSignificant } from '../../i18n/numbers.js';
import { radialPower } from '../../image/radialPower.js';
import { PanelRows } from '../../panels/PanelRows.js';
import { noise, x0 } from '../../process/quantity.js';
import type { ImageArray } from '../../process/types.js';
import { XT } from '../../tex/symbols.js';
import { messages as shared } from '../shared/messages.js';
import { SHARED_EPSILON, shownDivisor, shownJump, XT_DIVIDED } from '../shared/shownState.js';
import { messages } from './messages.js';
import { powersAt, powerTable } from './model.js';
import { SpectrumChart } from './View.js';

/**
 * How much of the image and how much of the noise there is at each size of detail.
 *
 * x_t, and how much power its two parts have at each spatial frequency: α²·|FFT(x_0)|² of the image, averaged over all directions and
 * channels, and σ² of the noise, the same at all frequencies. The figure marks the frequency above which all details are below the
 * noise. The power of photographs falls with the frequency (Field 1987), so noise hides fine details first; Dieleman 2024, "Diffusion is
 * spectral autoregression".
 *
 * The same seed gives the same x_t as in `NoiseTriptych`.
 *
 * ```tsx
 * <Spectrum t={200} />
 * <Spectrum image="/photo.jpg" schedule={gaussianPath({ kind: 'flow' })} t={0.35} />
 * ```
 */
export const Spectrum = definePanels({
  name: 'spectrum',
  shared: { ...ofImages, ...ofProcess },
  props: {
    /**
     * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter schedule. On a
     * path, t is a time, and the page's t counts thousandths of the path.
     */
    t: prop.timestep(),
  },
  caption: messages.caption,
  describe: ({ schedule, seed, t }) => {
    const divisor = shownDivisor(schedule, t);
    return {
      ...{ schedule, t },
      rows: [
        {
          panels: [
            {
              quantity: shownJump(schedule, x0, t, noise({ seed, stream: SHARED_EPSILON })),
              title: divisor === 1 ? XT : XT_DIVIDED,
              name: shared.noisyImage,
              label: divisor === 1 ? shared.xt({ t }) : shared.xtDivided({ t, divisor: formatSignificant(divisor, 3) }),
            },
          ],
        },
      ],
    };
  },
  useCompute,
  compute: {
    spectrum: {
      request: (_, { diffusion: { state, image } }) => (state === 'ready' ? image : undefined),
      run: ({ shape, values }: ImageArray) => radialPower(values, shape[1] as number, shape[2] ?? 1),
    },
  },
  Layout: ({ results: { spectrum }, ...panels }) => (
    <div className="df-spectrum">
      <div>
        <PanelRows {...panels} />
      </div>
      <SpectrumChart
        spectrum={spectrum}
        powers={spectrum && powersAt(spectrum, panels.shown.schedule, panels.shown.t)}
      />
    </div>
  ),
  table: ({ model: { schedule, t }, results: { spectrum } }) => spectrum && powerTable(powersAt(spectrum, schedule, t)),
});

export type SpectrumProps = prop.PropsOf<typeof Spectrum>;
