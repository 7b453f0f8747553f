import { inked } from '../ui/ink.js';

// The symbols of the process in TeX, each in the color of its meaning.

export const X0 = inked('signal', 'x_0');
export const X0_PREDICTED = inked('mean', String.raw`\hat{x}_0`);
export const XT = 'x_t';
export const X_PREV = 'x_{t-1}';
export const EPSILON = inked('noise', String.raw`\epsilon`);
export const BETA = inked('noise', String.raw`\beta_t`);
export const SIGNAL_SCALE = inked('signal', String.raw`\sqrt{\bar\alpha_t}`);
export const NOISE_SCALE = inked('noise', String.raw`\sqrt{1-\bar\alpha_t}`);
/** The signal scale of a path. */
export const PATH_SIGNAL_SCALE = inked('signal', String.raw`\alpha_t`);
export const PATH_NOISE_SCALE = inked('noise', String.raw`\sigma_t`);
export const MEAN_PREV = inked('mean', String.raw`\mu_{t-1}`);
export const POSTERIOR_MEAN = inked('posterior', String.raw`\tilde\mu_{t-1}`);
