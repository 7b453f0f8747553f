import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('imageDenoisers', {
  line: 'Denoiser: {denoiser}.',
  oracle: 'the oracle, which knows ε',
  misledOracle: 'the oracle, whose ε is in part other noise',
  gaussian: 'a Gaussian prior, which has seen no image',
  own: 'your own',
});
