import { describe, expect, it, vi } from 'vitest';
import { gaussianPath } from '../../src/core/index.js';
import { ForwardGrid, type ForwardGridProps } from '../../src/index.js';
import { canvasesOf, labelsOf, pixelsOf, showReady, smallImage, waitForState } from '../support/figures.js';

const image = smallImage();

/** The pixels of each canvas, row by row. */
async function gridOf(props: ForwardGridProps, columns: number): Promise<Uint8ClampedArray[][]> {
  const { figure, unmount } = await showReady(<ForwardGrid image={image} {...props} />);
  const pixels = canvasesOf(figure).map(pixelsOf);
  unmount();
  return Array.from({ length: pixels.length / columns }, (_, row) => pixels.slice(row * columns, (row + 1) * columns));
}

it('has a row for each of five timesteps, with a mean and four samples', async () => {
  const { figure } = await showReady(<ForwardGrid image={image} />);
  const expected = [0, 200, 400, 600, 800].flatMap((t) => [
    `the mean of x_t at t = ${t}`,
    ...[1, 2, 3, 4].map((sample) => `sample ${sample} of x_t at t = ${t}`),
  ]);
  expect(labelsOf(figure)).toEqual(expected);
});

it('paints only what is new when it gets another sample', async () => {
  const { figure, rerender } = await showReady(<ForwardGrid image={image} rows={2} samples={2} />);
  const before = canvasesOf(figure);
  const painted = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  rerender(<ForwardGrid image={image} rows={2} samples={3} />);
  await waitForState(figure, 'ready');
  const canvases = canvasesOf(figure);
  expect(before).toEqual([...canvases.slice(0, 3), ...canvases.slice(4, 7)]);
  const contexts = painted.mock.contexts as CanvasRenderingContext2D[];
  expect(contexts.map(({ canvas }) => canvases.indexOf(canvas))).toEqual([3, 7]);
  painted.mockRestore();
});

it('has no more rows than the schedule has steps', async () => {
  const { figure } = await showReady(<ForwardGrid image={image} rows={5} samples={1} schedule={{ timesteps: 2 }} />);
  expect(labelsOf(figure).filter((label) => label.startsWith('the mean'))).toEqual([
    'the mean of x_t at t = 0',
    'the mean of x_t at t = 1',
  ]);
});

it('keeps its samples when it gets more of them, and more rows', async () => {
  const small = await gridOf({ rows: 2, samples: 2 }, 3);
  const wide = await gridOf({ rows: 2, samples: 4 }, 5);
  expect(wide.map((row) => row.slice(0, 3))).toEqual(small);
  // The rows of a taller grid are at other timesteps, but for the first.
  expect((await gridOf({ rows: 3, samples: 2 }, 3))[0]).toEqual(small[0]);
});

it('has samples that differ from one another', async () => {
  for (const kind of ['jump', 'step'] as const) {
    const grid = (await gridOf({ kind, rows: 2, samples: 3 }, 4)).flat();
    const distinct = new Set(grid.map((pixels) => pixels.join()));
    expect(distinct.size).toBe(grid.length);
  }
});

it('begins a step from one x_{t-1} a row, a jump from x0', async () => {
  const [jump, step] = [
    await gridOf({ rows: 2, samples: 1 }, 2),
    await gridOf({ kind: 'step', rows: 2, samples: 1 }, 2),
  ];
  const spread = (pixels: Uint8ClampedArray | undefined) => new Set(pixels?.map((value) => value)).size;
  // At t = 500 the mean of a jump is a dim image, the mean of a step already a noisy one.
  expect(spread(step[1]?.[0])).toBeGreaterThan(2 * spread(jump[1]?.[0]));
});

it('is painted anew, each panel in its place, when rows and samples come and go', async () => {
  const shapes = [
    [1, 1],
    [4, 2],
    [2, 5],
    [3, 3],
  ] as const;
  const grids: Uint8ClampedArray[][] = [];
  for (const [rows, samples] of shapes) grids.push((await gridOf({ rows, samples }, 1 + samples)).flat());
  const { figure, rerender } = await showReady(<ForwardGrid image={image} rows={3} samples={3} />);
  for (const [index, [rows, samples]] of shapes.entries()) {
    rerender(<ForwardGrid image={image} rows={rows} samples={samples} />);
    await waitForState(figure, 'ready');
    expect(canvasesOf(figure).map(pixelsOf)).toEqual(grids[index]);
  }
});

describe('on a path', () => {
  it('has rows at even times from its start', async () => {
    const schedule = gaussianPath({ kind: 'flow' });
    const { figure } = await showReady(<ForwardGrid image={image} samples={1} schedule={schedule} />);
    expect(labelsOf(figure).filter((_, index) => index % 2 === 0)).toEqual(
      [0, 0.2, 0.4, 0.6, 0.8].map((t) => `the mean of x_t at t = ${t}`),
    );
    expect(figure.querySelector('figcaption')).not.toHaveTextContent('is shown as');
  });

  it('without a bound is shown divided, mean and samples alike, and says so', async () => {
    const props = { rows: 2, samples: 1, schedule: gaussianPath({ kind: 'edm' }) };
    const [[clean], [mean]] = (await gridOf(props, 2)) as [Uint8ClampedArray[], Uint8ClampedArray[]];
    const reach = (pixels: Uint8ClampedArray | undefined) =>
      Math.max(...(pixels ?? []).filter((_, index) => index % 4 < 3).map((level) => Math.abs(level - 127.5)));
    expect(reach(clean)).toBeGreaterThan(100);
    expect(reach(mean)).toBeLessThan(5);
    const { figure } = await showReady(<ForwardGrid image={image} {...props} />);
    expect(figure.querySelector('figcaption')?.textContent).toContain('too large for a screen');
  });
});
