import { checkTime } from '../process/process.js';
import {
  changeOfFlow,
  checkValues,
  type DenoiserParts,
  FORMAT,
  inUnitsOf,
  plainParts,
  predictIn,
  predictTensor,
  samplePoints,
} from './denoiser.js';
import { flow, flowCourse } from './objectives.js';
import type { FlowDenoiser } from './types.js';

/** The version in the JSON of denoisers on a flow. Readers of the first version refuse it. */
export const FLOW_VERSION = 2;

export function createFlowDenoiser(parts: DenoiserParts): FlowDenoiser {
  const predictValues: FlowDenoiser['predictValues'] = (xt, t, out) => {
    checkValues(xt, out);
    checkTime(flow, t);
    return predictIn(parts, flowCourse, changeOfFlow(t, parts.scale), xt, out);
  };
  return {
    predicts: 'velocity',
    schedule: flow,
    pointsGiven: parts.given,
    pointsUsed: parts.used,
    predictValues,
    predict: (xt, t) => predictTensor(xt, (values) => predictValues(values, t)),
    sample: async (options = {}) => inUnitsOf(parts, await samplePoints(parts.weights, flowCourse, options)),
    toJSON: () => ({ format: FORMAT, version: FLOW_VERSION, path: 'flow', ...plainParts(parts) }),
  };
}
