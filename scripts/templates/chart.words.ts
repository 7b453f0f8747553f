import { catalogue } from '../../words/message.js';

export const words = catalogue('MyFigure', {
  label: 'The log signal-to-noise ratio from t = 0 to t = {last}.',
});
