import { catalogue } from '../words/message.js';

/** What panels, charts and drawings say. */
export const words = catalogue('marks', {
  noImage: 'no image',
  timestep: 'timestep {t}',
  red: 'red',
  green: 'green',
  blue: 'blue',
  skipConnections: 'skip connections',
  network:
    'A schematic U-Net: contracting blocks pass the image down, expanding blocks bring it back up, skip connections ' +
    'join blocks of equal resolution, and an embedding of t goes through fully connected layers to every block.',
});
