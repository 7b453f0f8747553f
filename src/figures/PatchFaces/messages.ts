import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('PatchFaces', {
  caption:
    'Above, samples; below each, the nearest of the 214 training images. A denoiser that sees the whole image ' +
    'can only copy; one that sees a window joins parts of different images, and so invents.',
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
