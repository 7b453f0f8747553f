// In a browser, as package.json says, the backend without its kernels: a figure needs none but ours.
import '#tfjs-backend-cpu';
import { keep, ready, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { complaint } from '../core/check.js';
import type { Quantity } from '../core/quantity.js';
import type { Picture } from '../core/types.js';
import { simulateChain } from './chain.js';
import { Evaluation } from './evaluation.js';
import type { DrawingPlan, PanelErrors } from './plan.js';

/**
 * Draws quantities of one picture, whose x0 it holds as a tensor on whatever backend the page has chosen; if it has
 * chosen none, tfjs takes the best that is registered, which is the cpu backend unless the page loaded another.
 */
export class Renderer {
  readonly width: number;
  readonly height: number;
  readonly #x0: Tensor;
  /** One buffer for all panels: work of the page runs one piece at a time. */
  #pixels: ImageData | null = null;

  private constructor(picture: Picture, x0: Tensor) {
    this.width = picture.width;
    this.height = picture.height;
    this.#x0 = x0;
  }

  static async create(picture: Picture): Promise<Renderer> {
    await ready();
    const shape = [picture.height, picture.width, picture.values.length / (picture.height * picture.width)];
    // Kept: whatever scope of tfjs the page may have open at the moment is not ours.
    return new Renderer(picture, keep(tensor(picture.values, shape, 'float32')));
  }

  /**
   * Paints a plan, one canvas a panel. Yields the part that is done after each piece of work that the page should not
   * have to wait for longer than.
   *
   * @param canvases - as many as the plan has panels, those of its chain last; they take the picture's size.
   * @throws RangeError where there are fewer; Error where one has no 2D context.
   */
  async *draw(plan: DrawingPlan, canvases: readonly HTMLCanvasElement[]): AsyncGenerator<number, PanelErrors> {
    checkCount(plan, canvases);
    const evaluation = new Evaluation(this.#x0, plan.panels);
    const errors: (number | null)[] = [];
    try {
      for (const [index, { quantity, measured }] of plan.panels.entries()) {
        await this.#paint(evaluation, quantity, canvases[index] as HTMLCanvasElement);
        errors.push(measured ? await evaluation.l1(quantity) : null);
        if (!plan.chain) yield (index + 1) / plan.panels.length;
      }
      if (plan.chain) {
        const show = (state: Tensor, index: number) =>
          this.#paint(evaluation, state, canvases[plan.panels.length + index] as HTMLCanvasElement);
        yield* simulateChain(evaluation, plan.chain, show);
      }
      return errors;
    } finally {
      evaluation.dispose();
    }
  }

  async #paint(evaluation: Evaluation, quantity: Quantity | Tensor, canvas: HTMLCanvasElement): Promise<void> {
    this.#pixels ??= new ImageData(this.width, this.height);
    await evaluation.paint(quantity, this.#pixels.data);
    // Setting a size clears the canvas, even where it is the size that it has.
    if (canvas.width !== this.width) canvas.width = this.width;
    if (canvas.height !== this.height) canvas.height = this.height;
    const context = canvas.getContext('2d');
    if (!context)
      throw new Error('a canvas has no 2D context: it has one of another kind, or the browser is out of memory');
    context.putImageData(this.#pixels, 0, 0);
  }

  /** Frees x0; nothing can be drawn after. */
  dispose(): void {
    this.#x0.dispose();
  }
}

function checkCount({ panels, chain }: DrawingPlan, canvases: readonly HTMLCanvasElement[]): void {
  const wanted = panels.length + (chain?.shownAfter.length ?? 0);
  if (canvases.length < wanted) throw complaint('canvases', `${canvases.length} of them`, `${wanted}, one a panel`);
}
