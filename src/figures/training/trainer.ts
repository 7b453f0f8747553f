// What a page downloads once a reader trains.

export { hasFastKernel } from '../../learn/kernel/host.js';
export { reflow } from '../../learn/reflow.js';
export { trainDenoiser } from '../../learn/trainDenoiser.js';
