'use client';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { ofImages } from '../../figure/sharedProps.js';
import { forwardJump, noise, x0 } from '../../process/quantity.js';
import { X0, XT } from '../../tex/symbols.js';
import { messages } from './messages.js';

/**
 * The image and the image under noise.
 *
 * ```tsx
 * <MyFigure t={200} />
 * ```
 */
export const MyFigure = definePanels({
  name: 'my-figure',
  shared: ofImages,
  props: {
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter schedule. */
    t: prop.timestep(),
  },
  describe: ({ schedule, seed, t }) => ({
    rows: [
      {
        panels: [
          { quantity: x0, title: X0, name: messages.imageName, label: messages.image, ink: 'signal' },
          {
            quantity: forwardJump(schedule, x0, t, noise({ seed })),
            title: XT,
            name: messages.noisyName,
            label: messages.noisy({ t }),
          },
        ],
      },
    ],
  }),
});

export type MyFigureProps = prop.PropsOf<typeof MyFigure>;
