import { symbols } from '../../../src/index.js';
import { added, kept, r } from '../../Notebook/tex.js';

// TeX that the formulas of the lessons share, in the colors of the pages.

export const { X0, X0_PREDICTED: X0_HAT, XT, X_PREV, EPSILON } = symbols;
/** Of a schedule: √ᾱ, 1-ᾱ and √(1-ᾱ) at a timestep. */
export const signal = (at: string) => kept(r`\sqrt{\bar\alpha_{${at}}}`);
export const variance = (at: string) => added(r`1-\bar\alpha_{${at}}`);
export const noise = (at: string) => added(r`\sqrt{1-\bar\alpha_{${at}}}`);
/** Of a path: α and σ at a time, and their slopes at t. */
export const alpha = (at: string) => kept(r`\alpha_{${at}}`);
export const sigma = (at: string) => added(r`\sigma_{${at}}`);
export const ALPHA_SLOPE = kept(r`\alpha_t'`);
export const SIGMA_SLOPE = added(r`\sigma_t'`);
export const EPSILON_HAT = added(r`\hat\epsilon`);
export const Z = added('z');
export const SCORE = r`\nabla\!\log p_t(x_t)`;
