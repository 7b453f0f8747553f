import { catalogue } from '../i18n/message.js';

/** The messages of the drawing of a network. */
export const messages = catalogue('diagrams', {
  unet: 'U-Net',
  skipConnections: 'skip connections',
  timeEmbedding: 'time embedding',
  fullyConnected: 'fully connected',
  network:
    'A schematic U-Net: contracting blocks pass the image down, expanding blocks bring it back up, skip connections ' +
    'join blocks of equal resolution, and an embedding of t goes through fully connected layers to every block.',
});
