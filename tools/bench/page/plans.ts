import type { Quantity } from '../../../src/process/graph.js';
import { forwardJump, meanOf, noise, reverseSkip, reverseStep, x0 } from '../../../src/process/quantity.js';
import type { Schedule } from '../../../src/process/types.js';
import type { PanelPlan } from '../../../src/tensor/plan.js';

// What the figures paint with their default options.

const seed = 0;
const ROWS = 5;
const SAMPLES = 4;
const STATES = 5;
const CHAIN_STEPS = 0x80000000;

/** A single panel: a sample of x_t. Each stream has its own noise. */
export function panelPlan(schedule: Schedule, stream: number): PanelPlan[] {
  return panels([forwardJump(schedule, x0, 500, noise({ seed, stream }))]);
}

/** The grid of 25: five rows of a mean and four samples. */
export function gridPlan(schedule: Schedule): PanelPlan[] {
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
export function chainStatesPlan(schedule: Schedule): PanelPlan[] {
  const shown: Quantity[] = [chainStart(schedule)];
  let from = schedule.timesteps - 1;
  for (let state = STATES - 1; state >= 0; state--) {
    const to = Math.floor((state * schedule.timesteps) / STATES) - 1;
    const previous = shown.at(-1) as Quantity;
    shown.push(reverseSkip(schedule, x0, previous, [from, to], noise({ seed, stream: 2 + state })));
    from = to;
  }
  return panels(shown);
}

/** The end of the chain, by every step. */
export function chainPlan(schedule: Schedule): PanelPlan[] {
  let state = chainStart(schedule);
  for (let t = schedule.timesteps - 1; t >= 0; t--) {
    state = reverseStep(schedule, x0, state, t, noise({ seed, stream: CHAIN_STEPS + t }));
  }
  return panels([state]);
}

/** Steps of the work on `chainPlan` before its first reverse step: x0, which exists already, and x_T. */
export const PIECES_BEFORE_CHAIN = 2;

/** x_T. */
function chainStart(schedule: Schedule): Quantity {
  return forwardJump(schedule, x0, schedule.timesteps - 1, noise({ seed, stream: 1 }));
}

function panels(quantities: readonly Quantity[]): PanelPlan[] {
  return quantities.map((quantity) => ({ quantity }));
}
