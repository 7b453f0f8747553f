import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('SchedulerTable', {
  // Known configurations.
  'sd15-ddim': 'Stable Diffusion 1.5, DDIM',
  'sd15-pndm': 'Stable Diffusion 1.5, PNDM',
  'sd15-euler': 'Stable Diffusion 1.5, Euler',
  'sd15-euler-karras': 'Stable Diffusion 1.5, Euler, Karras σ',
  'sd15-dpm-karras': 'Stable Diffusion 1.5, DPM++ 2M, Karras σ',
  'sd15-dpm-leading': 'Stable Diffusion 1.5, DPM++ 2M, leading',
  'sdxl-euler': 'SDXL, Euler',
  'sdxl-euler-karras': 'SDXL, Euler, Karras σ',
  'sd21-zero-snr-ddim': 'Stable Diffusion 2.1, zero SNR, DDIM',
  'sd21-zero-snr-euler': 'Stable Diffusion 2.1, zero SNR, Euler',
  sd3: 'Stable Diffusion 3',
  flux: 'FLUX.1 dev',
  edm: 'EDM',
  own: 'pasted',
  none: 'none',
  caption:
    'A file leaves settings out. Its class fills them in, and classes differ. Choose two configurations, or paste your own.',
  // The choices of readers.
  configuration: 'Configuration {name}',
  edit: 'Read or change its file',
  file: 'the file of configuration {name}',
  steps: 'Steps',
  wrong: 'Configuration {name}: {reason}',
  // The chart: its title, its axis, and for screen readers.
  title: '{sigma}, noise over signal, before each step',
  titleWithFlow: '{sigma}, noise over signal, before each step; of a flow {ratio}',
  inRange: '{title} ({range})',
  zeroBelow: 'the end, 0, has no place on a logarithmic axis',
  step: 'step',
  atStep: 'step {step}',
  atEnd: 'end',
  chart: 'Noise over signal before each of {steps} steps, on a logarithmic axis: {runs}. At {place}: {values}.',
  'chart.one': 'Noise over signal before the only step, on a logarithmic axis: {runs}. At {place}: {values}.',
  run: '{name} from {first} to {last}',
  value: '{name} {value}',
  // The table.
  table: 'timesteps and σ of each step',
  timestep: 'timestep',
  sigma: 'σ',
  ratio: 'σ / (1 − σ)',
  sideName: '{side}: {name}',
  // The surprising settings of a configuration.
  usualSpacing: 'The file names no {key}. {scheduler} then uses {spacing}; other classes have other defaults.',
  leading:
    '{spacing} takes timesteps {gap} apart, {timesteps} / {steps} rounded down, from t = {first} to {last}; the {left} above are never visited.',
  'leading.one':
    '{spacing} takes timesteps {gap} apart, {timesteps} / {steps} rounded down, from t = {first} to {last}; the one above is never visited.',
  leadingByOneMore:
    '{spacing} takes timesteps {gap} apart, {timesteps} / ({steps} + 1) rounded down, from t = {first} to {last}; the {left} above are never visited. Other classes divide by {steps}.',
  'leadingByOneMore.one':
    '{spacing} takes timesteps {gap} apart, {timesteps} / ({steps} + 1) rounded down, from t = {first} to {last}; the one above is never visited. Other classes divide by {steps}.',
  spacedVisited: '{key} runs from σ = {most} to {least}, the first and the last that {spacing} visits.',
  spacedAll: '{key} runs from σ = {most} to {least}, the ends of all {timesteps} timesteps. {spacing} is not read.',
  logTimesteps: 'Its network receives ln(σ) / 4 as t: not an integer, and below 0 where σ is less than 1.',
  shiftedTwice:
    'A {key} of {shift} acts twice: it moves the least σ from {least} to {moved}, and then every σ on the way there, so that the last is {last}.',
  shiftedByTokens:
    '{key} multiplies σ / (1 − σ) by {factor} for {tokens} tokens, by {baseFactor} for {base}. The {shift} of the file is not read.',
  endsNoisy: 'The last step ends at ᾱ = {alphaCumprod}, σ = {sigma}, not at the clean image: {key} is {value}.',
  endsNoisyPath: 'The last step ends at σ = {sigma}, not at the clean image: {key} is {value}.',
  endsEarly:
    'The last step ends at t = {t}, ᾱ = {alphaCumprod}, σ = {sigma}: all steps have the same length, and no more fit.',
  zeroSnr: 'At t = {last}, ᾱ is 0: the state is noise alone, and σ is infinite.',
  almostZeroSnr: 'At t = {last}, ᾱ would be 0 and σ infinite. {scheduler} takes ᾱ = 2⁻²⁴, so that σ is {sigma}.',
  twice: 'It calls its network {count} times in {steps} steps, twice at t = {t}.',
  'twice.one': 'It calls its network once, in its only step.',
  rungeKutta: 'It calls its network {count} times in {steps} steps: each of the first three takes four evaluations.',
  'rungeKutta.one':
    'It calls its network {count} time in {steps} steps: each of the first three takes four evaluations.',
  ignored: '{scheduler} does not read {keys}.',
});
