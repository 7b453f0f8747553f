import { catalogue } from '../i18n/message.js';

/** The texts of panels and charts. */
export const messages = catalogue('charts', {
  noImage: 'no image',
  timestep: 'timestep {t}',
  time: 'time {t}',
  named: '{name} {symbol}',
  joined: '{before}, {next}',
  red: 'red',
  green: 'green',
  blue: 'blue',
  // The measurements of a panel.
  psnr: 'PSNR',
  spokenPsnr: 'PSNR {value}',
  spokenL1: 'ℓ1 {value}',
  decibels: '{number} dB',
});
