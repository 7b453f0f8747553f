import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ChainDiagram', {
  caption:
    'The images are computed: four states of the forward process. {xt} is one step away from the {before} beside it. The arrows are a drawing; no network runs here.',
  reverse: 'the reverse process, from x_t to x_(t-1)',
  forward: 'the forward process, from x_(t-1) to x_t',
  clean: 'clean',
  noisiest: 'x_T, the noisiest state, at t = {t}',
  next: 'x_t at t = {t}, one forward step from x_(t-1)',
  previous: 'x_(t-1) at t = {t}',
});
