import { catalogue } from '../../../i18n/message.js';

export const messages = catalogue('imageDenoisers', {
  line: 'Denoiser: {denoiser}.',
  oracle: 'the oracle, which is given ε',
  misledOracle: 'the oracle, with an ε that is partly other noise',
  gaussian: 'a Gaussian prior, not trained on images',
  own: 'your own',
});
