import { inked } from '../../components/ink.js';

/** What the table lists, and its width in em once it is typeset. */
export const SIGMA = inked('noise', String.raw`\sigma`);
export const SIGMA_WIDTH = 0.571;
/** The noise over the signal in a flow. */
export const RATIO = inked('noise', String.raw`\sigma / (1 - \sigma)`);
export const RATIO_WIDTH = 4.4;
