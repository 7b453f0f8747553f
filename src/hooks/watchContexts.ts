import type { Painter } from './painter.js';

/**
 * Paints canvases again whose memory the browser has discarded. The events do not bubble, so they are captured on the way down.
 *
 * @param lose - called when what was painted is lost.
 * @returns a function that ends it.
 */
export function watchContexts(body: HTMLElement, painter: Painter, lose: () => void): () => void {
  const restore = ({ target }: Event) => {
    lose(); // what was painted meanwhile is lost
    painter.repaint(target as HTMLCanvasElement);
  };
  body.addEventListener('contextlost', lose, true);
  body.addEventListener('contextrestored', restore, true);
  return () => {
    body.removeEventListener('contextlost', lose, true);
    body.removeEventListener('contextrestored', restore, true);
  };
}
