import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('Trajectory', {
  caption: 'The states of a sampling loop, the estimate x̂₀ at each, and their errors. Drag the marker to another step.',
  statesCaption: 'The states of a sampling loop and their errors. Drag the marker to another step.',
  exampleCaption:
    'An example: DDIM takes {steps} steps from noise to two moons, with the exact denoiser. Drag the marker to another step.',
  // Above the panels, before their symbols.
  state: 'State',
  estimate: 'Estimate',
  target: 'Target',
  lastState: 'Last state',
  // The texts below the panels.
  error: 'error {error}',
  clipped: '{share} clipped',
  side: 'drawn in a square of side {side}',
  pathsOf: 'trajectories of {shown} of {count} points',
  pointsOf: '{drawn} of {count} points are drawn, {shown} of them with trajectories',
  // Above the chart.
  errorToTarget: 'RMS error against the target',
  errorToLast: 'RMS difference from the last state',
  distanceToTarget: 'RMS distance from the target',
  distanceToLast: 'RMS distance from the last state',
  // The steps.
  step: 'step {step} of {last}',
  stepAtT: 'step {step} of {last}, t = {t}',
  stepAlone: 'step {step}',
  axis: 'step',
  play: 'play the states from the first to the last',
  slider: 'step of the sampling loop',
  // For screen readers.
  stateLabel: 'the state x_t at {place}; {quantity}: {error}',
  estimateLabel: 'the estimate of x0 at {place}; {quantity}: {error}',
  targetLabel: 'the target x0',
  lastLabel: 'the last state',
  withClipped: '{label}; {share} of the values lie beyond −1 and 1 and are drawn clipped',
  chart: '{quantity}, over {steps} steps; x_t: {first} at the first state, {here} at {place}, {end} at the last',
  chartOfEstimates: '{states}; estimate of x0: {first} at the first state, {here} at {place}, {end} at the last',
});
