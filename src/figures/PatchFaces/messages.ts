import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('PatchFaces', {
  caption:
    'Each pair is a sample and the nearest of the 214 training images. A denoiser that sees the whole image copies one ' +
    'of them. A denoiser that sees a window can combine parts of several images into a new one.',
  title: 'Samples, each with the nearest training image',
  window: 'Window',
  whole: 'whole image',
  pixels: '{size} pixels',
  copies: '{copies} of {samples} samples are copies of training images.',
  'copies.one': '{copies} of {samples} samples is a copy of a training image.',
  sample: 'sample {sample}',
  copy: 'sample {sample}, a copy',
  distant: 'sample {sample}, rms {distance} from the nearest',
  nearest: 'the training image nearest to sample {sample}',
});
