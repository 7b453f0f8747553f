import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('SourceImage', {
  caption: 'The clean image {x0}, with values from −1 for black to 1 for white.',
});
