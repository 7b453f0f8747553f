import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { sampleFaces } from '../../src/figures/PatchFaces/compute.js';
import { loadFaces } from '../../src/image/faces.js';
import { PatchFaces } from '../../src/index.js';
import { faceOf } from '../../src/panels/FacePanel.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Schedule } from '../../src/process/types.js';
import type { ArrayModel } from '../../src/tensor/exact/model.js';
import { patchModel } from '../../src/tensor/exact/patch.js';
import { pixelsOfValues } from '../support/arithmetic.js';
import { itExhaustively } from '../support/exhaustive.js';
import { expectPixels } from '../support/expectPanels.js';
import { canvasesOf, labelsOf, pixelHash, pixelsOf, show, showReady } from '../support/figures.js';
import { expectNoLongTask } from '../support/longTasks.js';

const PATIENCE = 60_000;

function copiesIn(figure: Element): string | null | undefined {
  return figure.querySelector('.df-faces-copies b')?.textContent;
}

async function settled(figure: HTMLElement): Promise<void> {
  await vi.waitFor(() => expect(figure.dataset['state']).toBe('ready'), { timeout: PATIENCE });
}

it(
  'copies with the whole image: each sample is the image below it',
  async () => {
    const { figure } = show(<PatchFaces defaultWindow={31} />);
    await settled(figure);
    expect(copiesIn(figure)).toBe('16');
    expect(labelsOf(figure)[0]).toBe('sample 1, a copy');
    const [sample, below] = canvasesOf(figure).map(pixelsOf);
    const difference = (sample as Uint8ClampedArray).reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (below?.[i] as number))),
      0,
    );
    expect(difference).toBeLessThan(8);
  },
  PATIENCE,
);

it(
  'samples with the noise of the seed',
  async () => {
    const schedule = createSchedule({ kind: 'cosine', timesteps: 10 });
    const { values } = await loadFaces();
    const model = patchModel(values, { schedule, shape: [16, 16, 3], window: 31 });
    const work = sampleFaces(model, schedule, 3, () => {});
    let step = await work.next();
    while (!step.done) step = await work.next();
    const { figure } = show(<PatchFaces defaultWindow={31} schedule={{ kind: 'cosine', timesteps: 10 }} seed={3} />);
    await settled(figure);
    // Beside each sample stands its nearest image.
    const shown = canvasesOf(figure).filter((_, index) => index % 2 === 0);
    for (const [index, canvas] of shown.entries()) {
      expectPixels(pixelsOf(canvas), pixelsOfValues(faceOf(step.value, index)), `sample ${index + 1}`);
    }
  },
  PATIENCE,
);

itExhaustively(
  'invents with a window of 7, the same for the same seed',
  async () => {
    const first = show(<PatchFaces />);
    await settled(first.figure);
    expect(copiesIn(first.figure)).toBe('0');
    expect(labelsOf(first.figure)[0]).toMatch(/^sample 1, rms 0\.\d\d from the nearest$/);
    const pixels = pixelHash(first.figure);
    first.unmount();
    const again = show(<PatchFaces />);
    await settled(again.figure);
    expect(pixelHash(again.figure)).toBe(pixels);
  },
  PATIENCE,
);

itExhaustively(
  'answers a notch with samples of a few steps, says that it goes on, and the newest window wins',
  async () => {
    const { figure } = show(<PatchFaces />);
    await settled(figure);
    const slider = figure.querySelector('input[type=range]') as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{ArrowRight}{End}');
    expect(slider.getAttribute('aria-valuetext')).toBe('whole image');
    const { values } = await loadFaces();
    const schedule = createSchedule({ kind: 'cosine' });
    const coarse = await coarseSamples(patchModel(values, { schedule, shape: [16, 16, 3], window: 31 }), schedule);
    await vi.waitFor(
      () => {
        expectPixels(pixelsOf(canvasesOf(figure)[0] as HTMLCanvasElement), pixelsOfValues(faceOf(coarse, 0)), 'coarse');
        expect(figure.dataset['state']).toBe('pending');
        expect(figure.querySelector('progress')?.value).toBeGreaterThan(0);
      },
      { timeout: PATIENCE, interval: 10 },
    );
    // Those of the window before, as long as the new samples form.
    expect(copiesIn(figure)).toBe('0');
    expect(figure.querySelectorAll('.df-stale')).toHaveLength(17);
    expect(canvasesOf(figure).every((canvas) => canvas.hasAttribute('data-painted'))).toBe(true);
    expect(labelsOf(figure)[0]).toBe('sample 1');
    await settled(figure);
    expect(copiesIn(figure)).toBe('16');
    expect(figure.querySelectorAll('.df-stale')).toHaveLength(0);
  },
  PATIENCE,
);

/** What `sampleFaces` tells first. */
async function coarseSamples(model: ArrayModel, schedule: Schedule): Promise<Float32Array> {
  let coarse: Float32Array | null = null;
  const work = sampleFaces(model, schedule, 0, (samples) => {
    coarse = samples;
  });
  while (!coarse) await work.next();
  return coarse;
}

itExhaustively('samples without a task above 50 ms', async () => {
  const { figure } = show(<PatchFaces />);
  await vi.waitFor(() => expect(canvasesOf(figure)[0]?.hasAttribute('data-painted')).toBe(true));
  (figure.querySelector('input[type=range]') as HTMLInputElement).focus();
  let key = '{ArrowLeft}';
  await expectNoLongTask(async () => {
    const before = pixelHash(figure);
    await userEvent.keyboard(key);
    key = key === '{ArrowLeft}' ? '{ArrowRight}' : '{ArrowLeft}';
    await vi.waitFor(() => expect(pixelHash(figure)).not.toBe(before));
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
});

it('stops when it leaves the page', async () => {
  const { figure, unmount } = show(<PatchFaces />);
  await vi.waitFor(() => expect(canvasesOf(figure)[0]?.hasAttribute('data-painted')).toBe(true));
  const canvas = canvasesOf(figure)[0] as HTMLCanvasElement;
  unmount();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const left = pixelsOf(canvas).join();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(pixelsOf(canvas).join()).toBe(left);
});

it('can be taken by its defaults', async () => {
  const { figure } = await showReady(<PatchFaces schedule={{ timesteps: 3 }} caption={null} />);
  expect(figure.querySelector('figcaption')).toBeNull();
});
