import { catalogue } from '../words/message.js';

/** What panels, charts and drawings say. */
export const words = catalogue('marks', {
  noImage: 'no image',
  timestep: 'timestep {t}',
  red: 'red',
  green: 'green',
  blue: 'blue',
  // Sets of points.
  swissRoll: 'Swiss roll',
  twoMoons: 'two moons',
  eightGaussians: 'eight Gaussians',
  spiral: 'spiral',
  letters: 'letters',
  // What is measured of a panel.
  psnr: 'PSNR',
  spokenPsnr: 'PSNR {value}',
  spokenL1: 'ℓ1 {value}',
  decibels: '{number} dB',
  // The drawing of a network.
  unet: 'U-Net',
  skipConnections: 'skip connections',
  timeEmbedding: 'time embedding',
  fullyConnected: 'fully connected',
  network:
    'A schematic U-Net: contracting blocks pass the image down, expanding blocks bring it back up, skip connections ' +
    'join blocks of equal resolution, and an embedding of t goes through fully connected layers to every block.',
});
