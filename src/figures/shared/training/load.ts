import { ReaderError } from '../../../i18n/format.js';
import { imported } from '../../../lazy/lazy.js';
import { messages } from './messages.js';

/** Downloads the code that trains networks. Throws a ReaderError if the download fails. */
export async function loadTrainer(): Promise<typeof import('./trainer.js')> {
  try {
    return await imported(() => import('./trainer.js'));
  } catch (cause) {
    throw new ReaderError(messages.notLoaded, { cause });
  }
}
