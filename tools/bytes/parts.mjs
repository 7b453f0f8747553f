// What each ability costs a page that has a NoiseTriptych, in gzip bytes.
import { weighPage } from './weigh.mjs';

const FIGURE = 'NoiseTriptych';

/** What a figure loads after its first scripts, and when. */
const STAGES = [
  ['drawing: TensorFlow.js, the kernel, the queue', 'when the figure comes near the viewport', 'engine/drawing.js'],
  ['formulas, without KaTeX', 'once there is an image', 'tex/typeset.js'],
  ['the menu', 'when a reader comes near its button', 'menu/Menu.js'],
  ['what writes a figure as NumPy code', 'when a reader opens its menu', 'serialize/python.js'],
  ['the loupe', 'when a reader presses an image', 'loupe/Loupe.js'],
  ['the GIF encoder', 'when a reader asks for one', 'film/gif.js'],
  ['the WebM encoder', 'when a reader asks for one', 'film/webm.js'],
];

/** When a page has what it imports besides. */
export const IF_IMPORTED = 'if the page imports it';

/** What that is. */
const IMPORTED = [
  'ForwardGrid',
  'X0Reconstruction',
  'MeanComparison',
  'ReverseChain',
  'ScheduleChart',
  'ScheduleComparison',
  'Histogram',
  'NoisePrediction',
  'PosteriorMean',
  'PatchFaces',
  'PointProcess',
  'TrainDenoiser',
  'DenoiserField',
  'SampleTrajectories',
  'DensityFlow',
  'PredictionTargets',
  'ChainDiagram',
  'FlowPlane',
  'Guidance',
  'Inpaint',
  'LossFloor',
  'MaskedDiffusion',
  'NoisePredictorDiagram',
  'Observations',
  'PathComparison',
  'Preconditioning',
  'Reflow',
  'SchedulerTable',
  'SolverComparison',
  'SourceImage',
  'Spectrum',
  'Trajectory',
  'Equation',
  'TimestepBar',
  'TimestepSlider',
  'PlayControls',
  'TimestepValue, CoefficientValue',
  'ImagePicker',
  'useUrlState',
];

/** @typedef {{ part: string, when: string, bytes: number }} Part */

/** @returns {Promise<Part[]>} what a page with a NoiseTriptych loads, in its order. */
export async function weighStages() {
  const [first, ...stages] = await weighPage(
    FIGURE,
    STAGES.map(([, , path]) => [path]),
  );
  const late = STAGES.map(([part, when], index) => ({ part, when, bytes: stages[index] }));
  return [{ part: FIGURE, when: 'with the page', bytes: first }, ...late];
}

/** @returns {Promise<Part[]>} what it imports besides; each takes a build of its own. */
export async function weighImports() {
  const [first] = await weighPage(FIGURE);
  const parts = [];
  for (const used of IMPORTED) {
    const [both] = await weighPage(`${FIGURE}, ${used}`);
    parts.push({ part: used, when: IF_IMPORTED, bytes: both - first });
  }
  return parts;
}
