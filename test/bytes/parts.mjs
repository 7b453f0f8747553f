// What each ability costs a page that has a NoiseTriptych, in gzip bytes.
import { weighPage } from './weigh.mjs';

const FIGURE = 'NoiseTriptych';
const ON_SIGHT = ['hooks/drawingParts.js', 'hooks/imageParts.js'];

/** What a figure loads after its first scripts, and when. */
const STAGES = [
  ['drawing: TensorFlow.js, the kernel, the queue', 'when the figure comes near the viewport', ON_SIGHT],
  ['what a press on a panel needs', 'once there is an image', ['inspect/parts.js']],
  ['the formula above the panels', 'when a figure shows one', ['linking/formulaParts.js']],
  ['lighting what belongs to a term', 'when a reader comes to a term, curve or panel', ['linking/pointing.js']],
  ['the loupe and its arithmetic', 'when a panel is pressed', ['inspect/Loupe.js']],
  ['the button of the menu', 'once there is an image', ['export/MenuButton.js']],
  ['the menu', 'when a reader comes to its button', ['export/Menu.js']],
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
  'PredictionTargets',
  'Equation',
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
    STAGES.map(([, , paths]) => paths),
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
