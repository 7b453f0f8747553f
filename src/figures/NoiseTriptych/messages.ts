import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('NoiseTriptych', {
  caption: 'The noisy image {xt} is a weighted sum of the clean image {x0} and the noise {epsilon}.',
});
