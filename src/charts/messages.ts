import { catalogue } from '../i18n/message.js';

/** What panels and charts say. */
export const messages = catalogue('marks', {
  noImage: 'no image',
  timestep: 'timestep {t}',
  time: 'time {t}',
  named: '{name} {symbol}',
  joined: '{before}, {next}',
  red: 'red',
  green: 'green',
  blue: 'blue',
  // What is measured of a panel.
  psnr: 'PSNR',
  spokenPsnr: 'PSNR {value}',
  spokenL1: 'ℓ1 {value}',
  decibels: '{number} dB',
});
