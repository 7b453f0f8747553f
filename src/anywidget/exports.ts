import { imported, lazy } from '../lazy/lazy.js';
import type { Table } from '../page/contexts.js';
import type { AnyModel } from './model.js';

// What a notebook asks its page for: a figure as a picture, or its numbers. Python writes them into a file or an array;
// python/src/diffusion_figures/_page.py is the other side.

/** Draws pictures. A page loads it when the kernel asks for the first one. */
const actions = /* @__PURE__ */ lazy(() => imported(() => import('../menu/actions.js')));

/** A request of the kernel. */
interface Request {
  readonly kind: string;
  readonly id: string;
  readonly form: 'png' | 'svg' | 'csv';
  /** Pixels of a PNG for each on the page. */
  readonly pixelRatio?: number;
}

/** The view that answers. */
export interface Exporting {
  readonly model: AnyModel;
  /** The root in which the figure is, once it is there. */
  readonly root: ParentNode;
  /** The table of the figure, if it has one. */
  readonly table: { readonly current: Table | undefined };
  /** Called with each request: a figure out of sight has to be drawn. */
  readonly onRequest: () => void;
}

/**
 * Tells the kernel that a page shows the model, and answers its requests from then on.
 *
 * @returns a function that ends this.
 */
export function answerExports({ model, root, table, onRequest }: Exporting): () => void {
  const ended = new AbortController();
  const post = async (message: object, buffers: DataView[] = []) => {
    try {
      await model.send?.(message, undefined, buffers);
    } catch {
      // A page without a kernel has nobody who asks.
    }
  };
  const answer = async ({ id, form, pixelRatio }: Request) => {
    try {
      onRequest();
      const figure = await readyFigure(root, ended.signal);
      const bytes = await bytesOf(figure, { form, pixelRatio, table: table.current });
      await post({ kind: 'diffusion-figures/exported', id }, [new DataView(bytes)]);
    } catch (error) {
      if (ended.signal.aborted) return;
      await post({ kind: 'diffusion-figures/not-exported', id, error: (error as Error).message });
    }
  };
  const hear = (message: unknown) => {
    const request = (message ?? {}) as Partial<Request>;
    if (request.kind === 'diffusion-figures/export' && typeof request.id === 'string') void answer(request as Request);
  };
  model.on('msg:custom', hear);
  void post({ kind: 'diffusion-figures/shown' });
  return () => {
    ended.abort();
    try {
      model.off('msg:custom', hear);
    } catch {
      // MyST's pages have no `off`.
    }
  };
}

async function bytesOf(
  figure: HTMLElement,
  { form, pixelRatio, table }: { form: Request['form']; pixelRatio: number | undefined; table: Table | undefined },
): Promise<ArrayBuffer> {
  const { imageOf, drawingOf, tableOf } = await actions.load();
  if (form === 'png') return (await imageOf(figure, pixelRatio)).arrayBuffer();
  if (form === 'svg') return (await drawingOf(figure)).arrayBuffer();
  if (!table) throw new Error('the figure has no table of numbers');
  return (await tableOf(table)).arrayBuffer();
}

/** Waits for a figure that is drawn. Throws the message that it shows instead of a picture. */
function readyFigure(root: ParentNode, signal: AbortSignal): Promise<HTMLElement> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      const figure = root.querySelector<HTMLElement>('figure[data-figure]');
      const alert = (figure ?? root).querySelector('[role=alert]');
      const isWrong = figure ? figure.dataset['state'] === 'error' : alert !== null;
      if (!isWrong && figure?.dataset['state'] !== 'ready') return;
      observer.disconnect();
      if (figure && !isWrong) resolve(figure);
      else reject(new Error(`the figure shows an error: ${alert?.textContent ?? ''}`));
    };
    const observer = new MutationObserver(settle);
    observer.observe(root, { attributes: true, attributeFilter: ['data-state'], childList: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
    settle();
  });
}
