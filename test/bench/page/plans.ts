import { forwardJump, meanOf, noise, type Quantity, reverseSkip, x0 } from '../../../src/core/quantity.js';
import type { Schedule } from '../../../src/core/types.js';
import type { ChainPlan, DrawingPlan } from '../../../src/tensor/plan.js';

// What the figures have painted, with their default options.

const seed = 0;
const ROWS = 5;
const SAMPLES = 4;
const STATES = 5;

/** The panel that is painted alone: a sample of x_t. Each has noise of its own. */
export function panelPlan(schedule: Schedule, stream: number): DrawingPlan {
  return panels([forwardJump(schedule, x0, 500, noise({ seed, stream }))]);
}

/** The grid of 25: five rows of a mean and four samples. */
export function gridPlan(schedule: Schedule): DrawingPlan {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const t = Math.floor((row * schedule.timesteps) / ROWS);
    const samples = Array.from({ length: SAMPLES }, (_, sample) =>
      forwardJump(schedule, x0, t, noise({ seed, stream: row * SAMPLES + sample })),
    );
    return [meanOf(samples[0] as (typeof samples)[number]), ...samples];
  });
  return panels(rows.flat());
}

/** The chain's shown states, x_T and five more, each from the one before by many steps at once. */
export function chainStatesPlan(schedule: Schedule): DrawingPlan {
  const { start } = chainPlan(schedule);
  const shown: Quantity[] = [start];
  let from = schedule.timesteps - 1;
  for (let state = STATES - 1; state >= 0; state--) {
    const to = Math.floor((state * schedule.timesteps) / STATES) - 1;
    const previous = shown.at(-1) as Quantity;
    shown.push(reverseSkip(schedule, x0, previous, [from, to], noise({ seed, stream: 2 + state })));
    from = to;
  }
  return panels(shown);
}

/** Every step of the chain, none of its states shown. */
export function chainPlan(schedule: Schedule): ChainPlan {
  const last = schedule.timesteps - 1;
  const start = forwardJump(schedule, x0, last, noise({ seed, stream: 1 }));
  return { schedule, start, seed, firstStream: 0x80000000, shownAfter: [] };
}

function panels(quantities: readonly Quantity[]): DrawingPlan {
  return { panels: quantities.map((quantity) => ({ quantity, measured: false })) };
}
