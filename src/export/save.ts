import type { Message } from '../words/message.js';
import { words } from './menuWords.js';

/** Gives a file to the reader, as a download of the figure's name, and says so. */
export function save(blob: Blob, figure: HTMLElement, ending: string): Message {
  const name = nameOf(figure, ending);
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return words.saved({ name });
}

export function nameOf(figure: HTMLElement, ending: string): string {
  return `${figure.dataset['figure'] ?? 'figure'}.${ending}`;
}
