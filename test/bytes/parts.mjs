// What each ability costs a page that has a NoiseTriptych, in gzip bytes.
import { weighPage } from './weigh.mjs';

const FIGURE = 'NoiseTriptych';
const ON_SIGHT = ['hooks/drawingParts.js', 'hooks/imageParts.js'];

/** What a figure loads after its first scripts, and when. */
const STAGES = [
  ['drawing: TensorFlow.js, the kernel, the queue', 'when the figure comes near the viewport', ON_SIGHT],
  ['what a press on a panel needs', 'once there is an image', ['figures/loupe/parts.js']],
  ['the formula above the panels', 'when a figure shows one', ['linking/formulaParts.js']],
  ['lighting what belongs to a term', 'when a reader comes to a term, curve or panel', ['linking/pointing.js']],
  ['the loupe and its arithmetic', 'when a panel is pressed', ['figures/loupe/Loupe.js']],
  ['the button of the menu', 'once there is an image', ['figures/menu/MenuButton.js']],
  ['the menu', 'when a reader comes to its button', ['figures/menu/Menu.js']],
];

/** What a page imports besides. */
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

/**
 * @returns {Promise<{ part: string, when: string, bytes: number }[]>} in the order in which a page loads them, then what it
 *   imports besides a NoiseTriptych.
 */
export async function weighParts() {
  const [first, ...stages] = await weighPage(
    FIGURE,
    STAGES.map(([, , paths]) => paths),
  );
  const parts = [{ part: FIGURE, when: 'with the page', bytes: first }];
  for (const [index, [part, when]] of STAGES.entries()) parts.push({ part, when, bytes: stages[index] });
  for (const used of IMPORTED) {
    const [both] = await weighPage(`${FIGURE}, ${used}`);
    parts.push({ part: used, when: 'if the page imports it', bytes: both - first });
  }
  return parts;
}
