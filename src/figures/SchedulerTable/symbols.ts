import { inked } from '../../components/ink.js';

/** What the table lists. */
export const SIGMA = inked('noise', String.raw`\sigma`);
/** The noise over the signal in a flow. */
export const RATIO = inked('noise', String.raw`\sigma / (1 - \sigma)`);
