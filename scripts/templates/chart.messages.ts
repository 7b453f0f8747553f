import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('MyFigure', {
  label: 'The log signal-to-noise ratio from t = 0 to t = {last}.',
});
