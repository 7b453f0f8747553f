import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('Spectrum', {
  caption:
    'Noise has the same power at all frequencies, but the power of a photograph falls toward fine details. Noise therefore hides fine details first.',
  // The chart: its title, its axis and its lines.
  title: 'Power in {xt} by frequency',
  cycles: 'cycles per image width',
  image: 'image, {power}',
  noise: 'noise, {power}',
  // Below the chart.
  hidden: 'At {t}, log-SNR {level}, details above {cycles} cycles are below the noise.',
  nothingHidden: 'At {t}, log-SNR {level}, no details are below the noise.',
  allHidden: 'At {t}, log-SNR {level}, all details are below the noise.',
  finest: 'Finest detail above the noise',
  level: 'log-SNR at {t}',
  perWidth: 'cycles per image width',
  all: 'all',
  none: 'none',
  law: 'The power of this image falls as {law}: on average, an octave, twice the cycles, costs {cost} in log-SNR.',
  noLaw: 'The power of this image follows no law.',
  pending: 'The power of this image is not measured yet.',
  // The chart, for screen readers.
  at: 't = {t}',
  chart:
    'the power of the image and of the noise over {last} cycles per image width, both axes logarithmic: the image from {first} to {least}, the noise {noise}; {hidden}',
});
