import { inked } from '../../src/index.js';

// TeX of the page that is not in the library's `symbols`.

export const r = String.raw;
/** What scales the image, and its square: in the image's colour. */
export const kept = (tex: string) => inked('signal', tex);
/** What scales the noise, and its square: in the noise's. */
export const added = (tex: string) => inked('noise', tex);
export const EPSILON_THETA = inked('noise', r`\epsilon_\theta`);
export const MU_THETA = inked('posterior', r`\mu_\theta`);
export const MU_TILDE_THETA = inked('posterior', r`\tilde\mu_\theta`);
export const SIGMA_THETA = inked('noise', r`\Sigma_\theta`);
export const P_THETA = inked('posterior', r`p_\theta`);
export const Q = inked('noise', 'q');
export const BETA_TILDE = inked('noise', r`\tilde\beta_t`);
