import type { DrawingPlan, PanelErrors } from '../tensor/plan.js';
import { describeByValue } from './describeByValue.js';
import type { Diffusion } from './useDiffusion.js';
import type { WorkOptions } from './workQueue.js';

/** What a canvas was last painted with. */
interface Painted {
  /** Stands for the picture. */
  draw: Diffusion['draw'];
  panel: string;
  error: number | null;
}

const painted = new WeakMap<HTMLCanvasElement, Painted>();

/**
 * Draws those panels of a plan that their canvases do not show yet, and its chain; gives the errors of all panels. So of
 * three pictures, two of which have no t, moving t repaints one.
 */
export async function drawChanges(
  draw: Diffusion['draw'],
  plan: DrawingPlan,
  canvases: readonly HTMLCanvasElement[],
  options: WorkOptions,
): Promise<PanelErrors> {
  const wanted = plan.panels.map((panel, index) => ({
    panel,
    text: describeByValue(panel),
    canvas: canvases[index] as HTMLCanvasElement,
  }));
  const changed = wanted.filter(({ canvas, text }) => {
    const last = painted.get(canvas);
    return last?.draw !== draw || last.panel !== text;
  });
  const targets = [...changed.map(({ canvas }) => canvas), ...canvases.slice(wanted.length)];
  // Work that is ended half way leaves it open what they show.
  for (const canvas of targets) painted.delete(canvas);
  const errors = await draw({ ...plan, panels: changed.map(({ panel }) => panel) }, targets, options);
  options.signal?.throwIfAborted(); // others may be at work on the canvases by now
  for (const [index, { canvas, text }] of changed.entries()) {
    painted.set(canvas, { draw, panel: text, error: errors[index] ?? null });
  }
  return wanted.map(({ canvas }) => painted.get(canvas)?.error ?? null);
}
