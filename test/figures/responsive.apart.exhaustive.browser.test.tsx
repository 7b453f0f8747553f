import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  DenoiserField,
  DensityFlow,
  Guidance,
  NoisePrediction,
  NoiseTriptych,
  TrainDenoiser,
} from '../../src/index.js';
import { itExhaustively } from '../support/exhaustive.js';
import { labelsOf, showReady, smallImage, waitForState } from '../support/figures.js';
import { expectNoLongTask } from '../support/longTasks.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';
import { trainedDenoiser } from '../support/trained.js';

// What a reader moves holds the page up for no longer than 50 ms at a time. A browser keeps one trace, so these wait for each other.

const PATIENCE = { timeout: PATIENCE_MILLISECONDS };

it('DenoiserField follows t', async () => {
  const denoiser = trainedDenoiser();
  const { figure, rerender } = await showReady(<DenoiserField t={800} denoiser={denoiser} />);
  let t = 800;
  await expectNoLongTask(async () => {
    t -= 50;
    rerender(<DenoiserField t={t} denoiser={denoiser} />);
    await expect.poll(() => labelsOf(figure)[0]).toContain(`at t = ${t}`);
  });
});

itExhaustively('DensityFlow follows t', async () => {
  const at = (t: number) => <DensityFlow t={t} schedule={{ kind: 'cosine' }} />;
  const { figure, rerender } = await showReady(at(0));
  await expectNoLongTask(async () => {
    for (const t of [900, 600, 300, 0]) {
      rerender(at(t));
      await expect.poll(() => labelsOf(figure)[1]).toContain(`at t = ${t},`);
    }
  });
});

itExhaustively('Guidance follows its scale', async () => {
  const { figure, rerender } = await showReady(<Guidance scale={1} />);
  let scale = 1;
  await expectNoLongTask(async () => {
    scale += 0.5;
    rerender(<Guidance scale={scale} />);
    await expect.poll(() => labelsOf(figure).join()).toContain(`at scale ${scale},`);
  });
});

itExhaustively('NoisePrediction follows t', async () => {
  const at = (t: number) => <NoisePrediction t={t} />;
  const { figure, rerender } = await showReady(at(200));
  await expectNoLongTask(async () => {
    for (let t = 100; t <= 400; t += 50) {
      rerender(at(t));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await waitForState(figure, 'ready');
  });
});

itExhaustively('TrainDenoiser trains', async () => {
  const { figure } = await showReady(<TrainDenoiser steps={300} />);
  let seed = -1;
  await expectNoLongTask(async () => {
    seed += 1;
    const name = seed ? 'Train again' : 'Train';
    await userEvent.click(
      [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLElement,
    );
    const status = () => figure.querySelector('[role=status]')?.textContent;
    await expect.poll(status, PATIENCE).toContain(`Trained with seed ${seed}`);
  });
});

itExhaustively('the loupe moves over a large image', async () => {
  const image = smallImage(1600, 1200);
  const { figure } = await showReady(<NoiseTriptych image={image} resolution={1600} t={300} />);
  const [first, picture] = [...figure.querySelectorAll('canvas')] as [HTMLCanvasElement, HTMLCanvasElement];
  // The first picture is the figure's one stop for the keyboard, once a press opens the loupe.
  await vi.waitFor(() => expect(first.parentElement?.tabIndex).toBe(0));
  await userEvent.click(picture);
  const place = () => figure.querySelector('.df-loupe-place span')?.textContent;
  await vi.waitFor(() => expect(place()).toBeTruthy());
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expectNoLongTask(async () => {
    const before = place();
    for (let step = 0; step < 40; step++)
      await userEvent.keyboard(step % 2 ? '{Shift>}{ArrowRight}{/Shift}' : '{ArrowDown}');
    expect(place()).not.toBe(before);
  });
});
