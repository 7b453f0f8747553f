import { pointSet, trainDenoiser } from '../../src/learn/index.js';

const denoiser = await trainDenoiser(pointSet('spiral'), { steps: 50 });
postMessage(await denoiser.sample({ count: 10 }));
