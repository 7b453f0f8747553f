/** Why nothing can be drawn here: a simulated page, as of jsdom or happy-dom, has no canvas. Null in a browser, and on a server. */
export function lackOfCanvas(): Error | null {
  if (typeof document === 'undefined' || typeof CanvasRenderingContext2D !== 'undefined') return null;
  return new Error('figures need a browser: there is no canvas to draw on, as in jsdom and happy-dom');
}
