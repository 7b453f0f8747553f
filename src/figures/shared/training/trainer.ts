// A page downloads this code when a reader starts a training.

export { trainConsistency } from '../../../learn/consistency.js';
export { hasFastKernel } from '../../../learn/kernel/host.js';
export { reflow } from '../../../learn/reflow.js';
export { trainDenoiser } from '../../../learn/trainDenoiser.js';
