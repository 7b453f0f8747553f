import type { Quantity } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';

/** Everything that a figure shows, as plain data: equal plans, equal pixels. */
export interface DrawingPlan {
  readonly panels: readonly PanelPlan[];
  /** Panels after these that show the states of a chain simulated step by step. */
  readonly chain?: ChainPlan;
}

/** One panel. */
export interface PanelPlan {
  /** What it shows. */
  readonly quantity: Quantity;
  /** Whether its ℓ1 error against x0 is wanted; defaults to false. */
  readonly measured?: boolean;
}

/** A reverse chain that is simulated step by step. */
export interface ChainPlan {
  readonly schedule: Schedule;
  /** x_T, where the chain starts. */
  readonly start: Quantity;
  readonly seed: number;
  /** The noise of step t has the stream `firstStream + t`. */
  readonly firstStream: number;
  /** The steps t after which the state is shown, in the order in which they are reached. */
  readonly shownAfter: readonly number[];
}

/** The ℓ1 error of each panel, null where it was not asked for. */
export type PanelErrors = readonly (number | null)[];
