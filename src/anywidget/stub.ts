import type { DiffusionWidget } from './index.js';
import type { AnyModel, View } from './model.js';

// The module of a figure in a notebook whose kernel holds the program once, in a model of its own. The stub takes the program from the
// page, or from that model. The other side is python/src/diffusion_figures/_program.py.

/** The build writes it. */
declare const __VERSION__: string;

/** The name under which the packed program keeps itself in the page: see scripts/build-python.mjs. */
const PACKED = `diffusion-figures/packed@${__VERSION__}`;
const page = globalThis as unknown as Record<string, Promise<DiffusionWidget> | undefined>;

const MISSING = 'This page does not have the program that draws this figure. Run the cell again.';

/** Returns the program, or undefined if neither the page nor its models have it. */
async function find(model: AnyModel): Promise<DiffusionWidget | undefined> {
  if (page[PACKED]) return page[PACKED];
  const code = await codeIn(model);
  if (typeof code !== 'string') return undefined;
  // As anywidget imports a module, so that a page that accepts its modules accepts this one.
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  try {
    await import(/* @vite-ignore */ address);
  } finally {
    URL.revokeObjectURL(address);
  }
  return page[PACKED];
}

/** Returns the code of the model that a figure names. */
async function codeIn(model: AnyModel): Promise<unknown> {
  try {
    const name = String(model.get('_program')).replace('IPY_MODEL_', '');
    return (await model.widget_manager?.get_model?.(name))?.get?.('_esm');
  } catch {
    // Widget managers throw, reject or return undefined for a model that they do not have.
    return undefined;
  }
}

/** Asks the kernel to open the program again, and shows a message until it is there. */
function ask({ model, el }: View): Promise<DiffusionWidget> {
  const note = document.createElement('p');
  note.setAttribute('role', 'status');
  note.textContent = MISSING;
  el.append(note);
  return new Promise((resolve, reject) => {
    model.on('change:_program', async () => {
      try {
        const program = await find(model);
        if (!program) return;
        note.remove();
        resolve(program);
      } catch (error) {
        reject(error);
      }
    });
    const message = { kind: 'diffusion-figures/no-program', program: model.get('_program') };
    // A model without a kernel drops the message, throws or rejects, and the note stays.
    Promise.resolve()
      .then(() => model.send?.(message, undefined, []))
      .catch(() => {});
  });
}

async function render(view: View): Promise<() => void> {
  const program = (await find(view.model)) ?? (await ask(view));
  return program.render(view);
}

const stub = { render };

export { stub as default };
