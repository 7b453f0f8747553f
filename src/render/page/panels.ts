import { backgroundOf } from '../../snapshot/scene.js';

/** Between two images, in pixels. */
const GAP = 8;

/** The images of a figure in the rows in which they stand, each pixel one pixel. */
export function paintPanels(figure: HTMLElement): HTMLCanvasElement {
  const rows = rowsOf(figure);
  const canvas = document.createElement('canvas');
  const widthOf = (row: readonly HTMLCanvasElement[]) => row.reduce((sum, { width }) => sum + width + GAP, -GAP);
  const heightOf = (row: readonly HTMLCanvasElement[]) => Math.max(...row.map(({ height }) => height));
  canvas.width = Math.max(...rows.map(widthOf));
  canvas.height = rows.reduce((sum, row) => sum + heightOf(row) + GAP, -GAP);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = backgroundOf(figure);
  context.fillRect(0, 0, canvas.width, canvas.height);
  let top = 0;
  for (const row of rows) {
    let left = 0;
    for (const image of row) {
      context.drawImage(image, left, top);
      left += image.width + GAP;
    }
    top += heightOf(row) + GAP;
  }
  return canvas;
}

function rowsOf(figure: HTMLElement): HTMLCanvasElement[][] {
  const rows = new Map<number, HTMLCanvasElement[]>();
  for (const image of figure.querySelectorAll('canvas')) {
    const top = Math.round(image.getBoundingClientRect().top);
    rows.set(top, [...(rows.get(top) ?? []), image]);
  }
  if (rows.size === 0) throw new Error(`${figure.dataset['figure']} has no images: expected one, as it says panels`);
  return [...rows.values()];
}
