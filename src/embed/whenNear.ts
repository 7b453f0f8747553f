import { isFrozen } from '../hooks/frozen.js';

/**
 * Calls back once, when an element comes near the viewport or the page is printed; returns a function that ends the wait.
 *
 * @param callback - takes whether the page is printed.
 */
export function whenNear(element: HTMLElement, callback: (isPrinted: boolean) => void): () => void {
  const stop = () => {
    observer?.disconnect();
    removeEventListener('beforeprint', print);
  };
  const arrive = (isPrinted = false) => {
    stop();
    callback(isPrinted);
  };
  const print = () => arrive(true);
  const isEager = element.getAttribute('loading') === 'eager' || isFrozen();
  const isLazy = !isEager && typeof IntersectionObserver !== 'undefined';
  const observer = isLazy
    ? new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && arrive(), {
        rootMargin: '50% 0px',
      })
    : null;
  if (observer) observer.observe(element);
  else queueMicrotask(() => arrive());
  addEventListener('beforeprint', print);
  return stop;
}
