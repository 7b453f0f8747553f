import { ReaderError } from '../../i18n/format.js';
import { messages } from './messages.js';

/** What trains, once it has been downloaded. */
export async function loadTrainer(): Promise<typeof import('./trainer.js')> {
  try {
    return await import('./trainer.js');
  } catch (cause) {
    throw new ReaderError(messages.notLoaded, { cause });
  }
}
