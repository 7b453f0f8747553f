import { catalogueFor, type Speech, speechIn } from './speech.js';

// The language of the page, `<html lang>`, for all that is shown on it.

const listeners = new Set<() => void>();
let observer: MutationObserver | null = null;
let endWaiting = () => {};

export function pageSpeech(): Speech {
  return speechIn(document.documentElement.lang);
}

/** Calls back when the page changes its language, or the translation has come; returns a function that ends this. */
export function listenToPage(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(turn);
    observer.observe(document.documentElement, { attributeFilter: ['lang'] });
    turn();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = null;
    endWaiting();
  };
}

/** Turns to the language that the page has now. */
function turn(): void {
  endWaiting();
  const catalogue = catalogueFor(document.documentElement.lang);
  endWaiting = catalogue?.listen(tell) ?? (() => {});
  catalogue?.request();
  tell();
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
