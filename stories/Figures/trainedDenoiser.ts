import { type FlowDenoiser, type PointDenoiser, pointSet, reflow, trainDenoiser } from '../../src/learn/index.js';

let training: Promise<PointDenoiser> | null = null;

/** A network for two moons, trained for less than a second: the same for every story. */
export async function trainedDenoiser(): Promise<{ denoiser: PointDenoiser }> {
  training ??= trainDenoiser(pointSet('twoMoons'), { steps: 1000 });
  return { denoiser: await training };
}

interface Flows {
  flow: FlowDenoiser;
  reflowed: FlowDenoiser;
}

let flows: Promise<Flows> | null = null;

/** A flow to two moons, before and after reflow, trained for a second or so. */
export function trainedFlows(): Promise<Flows> {
  flows ??= trainFlows();
  return flows;
}

async function trainFlows(): Promise<Flows> {
  const flow = await trainDenoiser(pointSet('twoMoons'), { path: 'flow', steps: 1000 });
  return { flow, reflowed: await reflow(flow, { steps: 400, pairs: 3000 }) };
}

let coupled: Promise<FlowDenoiser> | null = null;

/** The flows, and one with couplings. */
export async function trainedCouplings(): Promise<Flows & { coupled: FlowDenoiser }> {
  coupled ??= trainDenoiser(pointSet('twoMoons'), { path: 'flow', steps: 1000, coupling: { pairs: 64 } });
  return { ...(await trainedFlows()), coupled: await coupled };
}
