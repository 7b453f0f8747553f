import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('FlowPlane', {
  caption:
    'The shading shows the density of {xt}, relative to its largest value at each t. The flow and the SDE trajectory begin at the same {xT}. The tangent is one Euler step from t to s. Drag the points to move t, s and the start.',
  // Above the plot.
  title: '{xt} over {t}',
  // The plot, for screen readers.
  shading: 'density of x over t as shading, strongest where the density is largest',
  empty: 'no flow lines',
  label:
    'Flow lines over t. From the start {start} the flow is at {xt} at t = {t}, with slope {slope}. It is at {xs} at s = {s}, and the chord has slope {chord}. One Euler step ends at {euler}, with an error of {error}. The SDE trajectory is at {sde}.',
  // The table.
  slope: 'slope',
  slopePerTimestep: 'slope per timestep',
  spokenPlace: 'x at s = {s}',
  flow: 'flow',
  sde: 'SDE trajectory',
  chord: 'chord to s',
  tangent: 'tangent at t',
  error: 'error of the tangent',
  // Below it.
  critical: 'The density has one maximum from {t} on.',
  noCritical: 'Between the ends, the density does not change from several maxima to one.',
  // The controls.
  t: 'Time {t}',
  s: 'Other time {s}',
  start: 'Start {xT}',
  pointT: 'time t on the flow',
  pointS: 'time s on the flow',
  pointStart: 'start of the flow',
});
