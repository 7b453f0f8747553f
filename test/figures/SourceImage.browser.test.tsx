import { expect, it } from 'vitest';
import { SourceImage } from '../../src/index.js';
import { canvasesOf, pixelsOf, showReady, smallImage } from '../support/figures.js';
import { fileOf } from '../support/images.js';

it('shows the very pixels of the image', async () => {
  const image = smallImage();
  const { figure } = await showReady(<SourceImage image={image} />);
  expect(canvasesOf(figure).map(pixelsOf)).toEqual([image.data]);
});

it('shows the built-in image where it is given none', async () => {
  const { figure } = await showReady(<SourceImage />);
  expect(canvasesOf(figure).map(({ width, height }) => [width, height])).toEqual([[256, 192]]);
});

it('fits a file of another shape into its place, whole', async () => {
  const { figure } = await showReady(<SourceImage image={await fileOf(smallImage(10, 40))} />);
  const [canvas] = canvasesOf(figure) as [HTMLCanvasElement];
  const { width, height } = canvas.getBoundingClientRect();
  expect(width / height).toBeCloseTo(4 / 3, 1);
  expect(getComputedStyle(canvas).objectFit).toBe('contain');
});

it('keeps a place of the shape that it is told', async () => {
  const { figure } = await showReady(<SourceImage image={smallImage(10, 40)} aspectRatio={0.25} />);
  const { width, height } = (canvasesOf(figure)[0] as HTMLCanvasElement).getBoundingClientRect();
  expect(width / height).toBeCloseTo(0.25, 2);
});

it('marks small images that are shown large, so that their pixels stay sharp', async () => {
  const { figure, rerender } = await showReady(<SourceImage image={smallImage()} style={{ width: 200 }} />);
  const [canvas] = canvasesOf(figure) as [HTMLCanvasElement];
  await expect.poll(() => getComputedStyle(canvas).imageRendering).toBe('pixelated');
  rerender(<SourceImage image={smallImage()} style={{ width: 30 }} />);
  await expect.poll(() => getComputedStyle(canvas).imageRendering).toBe('auto');
});
