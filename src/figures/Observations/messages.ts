import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('Observations', {
  caption:
    'The line is a measurement of {x0} with noise. Each panel shows {count} samples from the same noise. Below it is their sliced Wasserstein distance from draws of the exact posterior.',
  // Above the panels, beside the names of methods.
  exact: 'Exact posterior',
  dps: 'DPS',
  pigdm: 'ΠGDM',
  covariance: 'Covariance matching',
  // The key.
  samples: 'samples',
  data: 'data',
  measured: 'measurement, stronger where a place fits it better',
  // The texts below the panels.
  distance: 'distance {distance}',
  diverges: 'The sampler diverges.',
  floor: 'As many draws of the exact posterior have a distance of {distance} on average.',
  // The controls.
  value: 'Measured value {symbol}',
  valueOf: 'Measured value {number}',
  spokenValue: 'y = {value}',
  angle: 'Angle of the measured direction',
  degrees: '{angle}°',
  line: 'the measured line; arrow keys move it',
  // The panels, for screen readers.
  empty: 'no samples',
  panel:
    '{method}: {count} samples, over {points}. Measured: {a} x + {b} y = {value}, with noise of standard deviation {deviation}. Sliced Wasserstein distance from the exact posterior {distance}',
  divergedPanel: '{method}: the sampler diverges. The panel shows {points} without samples.',
  panelOfMany:
    '{method}: {count} samples, over {points}. {values} values were measured. Sliced Wasserstein distance from the exact posterior {distance}',
});
