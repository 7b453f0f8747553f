import { gaussianPath } from '../../src/core/index.js';
import { definePanels, ofImages } from '../../src/define/index.js';
import { quantity } from '../../src/index.js';
import { dividedScales, LOG_SNR, SHARE, shownPaths, shownTimes } from './pathPictures.js';

const ROWS = [`${100 * SHARE}% of the time`, `log-SNR ${LOG_SNR}`];

/** One image and one noise on four paths: after the same share of the time, and at the same log-SNR. */
export const PathPictures = definePanels({
  name: 'path-pictures',
  shared: ofImages,
  props: {},
  describe: ({ seed }) => {
    const epsilon = quantity.noise({ seed });
    const pictureOf = ([kind, name]: (typeof shownPaths)[number], row: number) => {
      const path = gaussianPath({ kind });
      const t = shownTimes(kind)[row] as number;
      const [alpha, sigma] = dividedScales(path, t);
      return {
        quantity: quantity.sum(
          [{ coefficient: alpha, name: 'pathAlpha', of: quantity.x0 }],
          { coefficient: sigma, name: 'pathSigma', of: epsilon },
          { symbol: 'x_t', t },
        ),
        ...(row === 0 && { title: name }),
        label: `the image on the path of ${name}, ${row === 0 ? 'after' : 'at'} ${ROWS[row]}`,
      };
    };
    return {
      rows: ROWS.map((label, row) => ({ label, panels: shownPaths.map((path) => pictureOf(path, row)) })),
    };
  },
});
