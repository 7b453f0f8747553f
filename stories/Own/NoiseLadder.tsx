import { definePanels, ofImages, prop } from '../../src/define/index.js';
import { quantity } from '../../src/index.js';

/** One noise, more and more of it. */
export const NoiseLadder = definePanels({
  name: 'noise-ladder',
  shared: ofImages,
  props: {
    /** How many states are shown, an integer in 2 ≤ states ≤ 8; defaults to 6. */
    states: prop.integer({ default: 6, min: 2, max: 8 }),
  },
  describe: ({ schedule, seed, states }) => {
    const epsilon = quantity.noise({ seed });
    const panels = Array.from({ length: states }, (_, state) => {
      const t = Math.round((state * (schedule.timesteps - 1)) / (states - 1));
      return {
        quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon),
        title: `t = ${t}`,
        label: `x_t at t = ${t}`,
      };
    });
    return { rows: [{ panels }], narrowColumns: 3 };
  },
});

export type NoiseLadderProps = prop.PropsOf<typeof NoiseLadder>;
