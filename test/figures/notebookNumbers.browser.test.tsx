import { describe, expect, it } from 'vitest';
import { sampleImage } from '../../src/image/sample.js';
import {
  ForwardGrid,
  MeanComparison,
  NoiseTriptych,
  ReverseChain,
  SourceImage,
  X0Reconstruction,
} from '../../src/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import { expectPanels } from '../support/expectPanels.js';
import * as expected from '../support/figurePanels.js';
import { distancesOf, showReady } from '../support/figures.js';
import { pixelsBy } from '../support/images.js';

describe('on the built-in image, figures without any props show the notebook’s figures', async () => {
  const setting = { image: await pixelsOfFile(sampleImage()), schedule: createSchedule(), seed: 0 };
  const t = 50;

  it.each([
    ['SourceImage', <SourceImage key="" />, () => expected.sourceImagePanels(setting)],
    ['NoiseTriptych', <NoiseTriptych key="" />, () => expected.noiseTriptychPanels(setting, t)],
    ['X0Reconstruction', <X0Reconstruction key="" />, () => expected.x0ReconstructionPanels(setting, t)],
    ['MeanComparison', <MeanComparison key="" />, () => expected.meanComparisonPanels(setting, t)],
    [
      'ForwardGrid',
      <ForwardGrid key="" />,
      () => expected.forwardGridPanels(setting, 'jump', [0, 200, 400, 600, 800], 4),
    ],
    [
      'ReverseChain',
      <ReverseChain key="" />,
      () => expected.reverseChainPanels(setting, 'skip', [800, 600, 400, 200, -1]),
    ],
  ])('%s', async (_, figure, panels) => {
    expectPanels((await showReady(figure)).figure, setting, panels());
  });
});

/**
 * The notebook prints ℓ1 0.009 for μ_49 of its photograph, exactly (1 - √ᾱ_49) · mean |x0| = 0.0145987 · 0.619, and about
 * 0.139 for x_50 and 0.134 for μ̃_49, which hang on the noise and hardly on x0. The photograph is another project's and not
 * part of this repository; any image of the same mean |x0| has these numbers, and this is one: two greys, |x0| = 0.616.
 */
const twoGreys = pixelsBy(160, 120, (x, y) => ((x * 7 + y * 3) % 5 < 2 ? [49, 49, 49] : [206, 206, 206]));

describe('on an image of the contrast of the notebook’s photograph', () => {
  it('the ℓ1 of x_50, of μ̃_49 and of μ_49 are the printed ones', async () => {
    const { figure } = await showReady(<MeanComparison image={twoGreys} />);
    const [xt, posterior, forward] = distancesOf(figure);
    expect(Math.abs(Number(xt) - 0.139)).toBeLessThan(0.0015);
    expect(Math.abs(Number(posterior) - 0.134)).toBeLessThan(0.0015);
    expect(forward).toBe('0.009');
  });

  it('the ℓ1 of x̂0 is 0.000', async () => {
    const { figure } = await showReady(<X0Reconstruction image={twoGreys} />);
    expect(distancesOf(figure)[1]).toBe('0.000');
  });
});

/** The pixels of a file, as the browser decodes it, in its own size. */
async function pixelsOfFile(file: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(file);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
    '2d',
  ) as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}
