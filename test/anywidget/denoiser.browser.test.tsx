import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createSchedule } from '../../src/core/index.js';
import { DenoiserField, NoisePrediction, ReverseChain } from '../../src/index.js';
import { pixelHash, readyPixels, showReady } from '../support/figures.js';
import { marker, type Sent, valuesOf } from './fakeModel.js';
import { ended, FakeModel, figureIn, type Shown, show } from './host.js';

// Figures whose denoiser is a function in the kernel.

const messageIn = ({ root }: Shown) => root.querySelector('[role=alert]')?.firstChild?.textContent;
const saidIn = ({ root }: Shown) => root.querySelector('p [role=status]')?.textContent;
const predictionsOf = ({ sent }: FakeModel) => sent.filter(({ kind }) => kind === 'diffusion-figures/predict');

/** A kernel that answers at once by a function of one value. */
function answering(model: FakeModel, predict: (value: number) => number = (value) => value / 2): FakeModel {
  model.hear = (message) => {
    if (message.kind !== 'diffusion-figures/predict') return model.deliver('cancelled', message.id);
    model.deliver('received', message.id);
    model.predict(message, valuesOf(message).map(predict));
  };
  return model;
}

const small = { resolution: 32 };
const images = (more: object = {}) =>
  new FakeModel({ type: 'noise-prediction', t: 200, props: { ...small, denoiser: marker() }, ...more });
const points = (more: object = {}) =>
  new FakeModel({ type: 'denoiser-field', t: 300, props: { count: 50, denoiser: marker() }, ...more });

beforeEach(() => page.viewport(1000, 900));
afterEach(() => {
  for (const end of ended.splice(0)) end();
  document.body.replaceChildren();
});

describe('a function in the kernel', () => {
  const schedule = createSchedule();
  const own = { predicts: 'epsilon' as const, schedule };

  it('predicts from images as a denoiser of the page does', async () => {
    const model = answering(images());
    const figure = await figureIn(await show(model), 'ready');
    const predict = (xt: tf.Tensor) => tf.mul(xt, 0.5);
    const expected = <NoisePrediction t={200} resolution={32} denoiser={{ ...own, predict }} />;
    expect(pixelHash(figure)).toBe(await readyPixels(expected));
    expect(predictionsOf(model)).toMatchObject([{ t: 200, shape: [24, 32, 3], isTime: false, denoiser: 1 }]);
    expect(figure.querySelector('.df-denoiser')?.textContent).toBe('Denoiser: model.');
  });

  it('takes the steps of a chain, on a path at times', async () => {
    const props = { ...small, steps: 4, states: 4, schedule: { path: 'flow' }, denoiser: marker({ predicts: 'x0' }) };
    const model = answering(new FakeModel({ type: 'reverse-chain', props }));
    const figure = await figureIn(await show(model), 'ready');
    expect(predictionsOf(model).map(({ t, isTime }) => [t, isTime])).toEqual(
      [1, 0.75, 0.5, 0.25].map((t) => [t, true]),
    );
    const predict = (xt: tf.Tensor) => tf.mul(xt, 0.5);
    const { gaussianPath } = await import('../../src/core/index.js');
    const denoiser = { predicts: 'x0' as const, schedule: gaussianPath({ kind: 'flow' }), predict };
    const expected = <ReverseChain {...small} steps={4} states={4} denoiser={denoiser} />;
    expect(pixelHash(figure)).toBe(await readyPixels(expected));
  });

  it('predicts from all points of a t at once', async () => {
    const model = answering(points());
    const figure = await figureIn(await show(model), 'ready');
    expect(predictionsOf(model)).toMatchObject([
      { t: 300, shape: [576, 2] },
      { t: 300, shape: [512, 2] },
    ]);
    const predictValues = async (xt: Float32Array) => xt.map((value) => value / 2);
    const ofPoints = { ...own, schedule: createSchedule({ kind: 'cosine' }), predictValues };
    const expected = await showReady(<DenoiserField t={300} count={50} denoiser={ofPoints} />);
    const labelOf = (of: Element) => of.querySelector('canvas')?.getAttribute('aria-label');
    expect(labelOf(figure)).toBe(labelOf(expected.figure));
    expect(labelOf(figure)).toMatch(/rms difference [\d.]+$/);
  });

  it('is asked for the newest t; what is on its way is cancelled', async () => {
    const model = images();
    const shown = await show(model);
    await vi.waitFor(() => expect(predictionsOf(model)).toHaveLength(1));
    for (const t of [210, 220, 230]) model.assign({ t });
    await vi.waitFor(() => expect(model.sent.at(-1)?.kind).toBe('diffusion-figures/cancel'));
    expect(predictionsOf(model)).toHaveLength(1);
    const [first] = model.sent as [Sent];
    answering(model);
    model.deliver('cancelled', first.id);
    await figureIn(shown, 'ready');
    expect(predictionsOf(model).map(({ t }) => t)).toEqual([200, 230]);
  });

  it('of points is asked for the newest t, too', async () => {
    const model = points();
    const shown = await show(model);
    await vi.waitFor(() => expect(predictionsOf(model)).toHaveLength(1));
    model.assign({ t: 310 });
    model.assign({ t: 320 });
    await vi.waitFor(() => expect(model.sent.at(-1)?.kind).toBe('diffusion-figures/cancel'));
    answering(model);
    model.deliver('cancelled', model.sent[0]?.id as string);
    await figureIn(shown, 'ready');
    expect(predictionsOf(model).map(({ t }) => t)).toEqual([300, 320, 320]);
  });

  it('answers each view', async () => {
    const model = images();
    const asked: Sent[] = [];
    model.hear = (message) => asked.push(message);
    const views = [await show(model), await show(model)];
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    for (const message of [...asked].reverse()) model.predict(message, valuesOf(message));
    const [one, other] = await Promise.all(views.map((view) => figureIn(view, 'ready')));
    expect(pixelHash(one as Element)).toBe(pixelHash(other as Element));
  });

  it('is another one where Python has set another', async () => {
    const model = answering(images());
    const shown = await show(model);
    const before = pixelHash(await figureIn(shown, 'ready'));
    answering(model, (value) => value / 3);
    model.assign({ props: { ...small, denoiser: marker({ denoiser: 2 }) } });
    await vi.waitFor(() => expect(pixelHash(shown.root.querySelector('figure') as Element)).not.toBe(before));
    await figureIn(shown, 'ready');
    expect(predictionsOf(model).map(({ denoiser }) => denoiser)).toEqual([1, 2]);
  });

  it('is cancelled when its figure leaves the page', async () => {
    const model = points();
    const { remove } = await show(model);
    await vi.waitFor(() => expect(predictionsOf(model)).toHaveLength(1));
    remove();
    await vi.waitFor(() => expect(model.sent.at(-1)?.kind).toBe('diffusion-figures/cancel'));
    expect(model.listeners).toBe(0);
  });
});

describe('what is wrong', () => {
  it('with the function is said, the last picture stays, and trying again asks again', async () => {
    const model = answering(images());
    const shown = await show(model);
    const before = pixelHash(await figureIn(shown, 'ready'));
    model.hear = ({ id }) => model.deliver('failed', id, { error: 'model raised ValueError: bad weights' });
    model.assign({ t: 300 });
    const figure = await figureIn(shown, 'error');
    const message = 'the denoiser failed at t = 300: model raised ValueError: bad weights';
    expect(messageIn(shown)).toBe(message);
    await vi.waitFor(() => expect(model.get('error')).toBe(message));
    expect(figure.querySelectorAll('canvas[data-painted]')).toHaveLength(5);
    answering(model);
    figure.querySelector<HTMLElement>('.df-retry')?.click();
    expect(pixelHash(await figureIn(shown, 'ready'))).not.toBe(before);
    await vi.waitFor(() => expect(model.get('error')).toBe(''));
  });

  it('with numbers that are not finite is said', async () => {
    const model = answering(points(), () => Number.NaN);
    const shown = await show(model);
    await figureIn(shown, 'error');
    expect(messageIn(shown)).toMatch(/^invalid output of the denoiser at t = 300: NaN at index 0; expected finite/);
  });

  it('where there is no kernel is said in the reader’s language', async () => {
    const model = images({ lang: 'de' });
    (model as { send?: unknown }).send = undefined;
    const shown = await show(model);
    await figureIn(shown, 'error');
    await vi.waitFor(() => expect(messageIn(shown)).toMatch(/^Diese Abbildung braucht einen laufenden Kernel/));
  });

  it('where Jupyter has started the kernel anew is said, and what was shown stays', async () => {
    const model = answering(points());
    const shown = await show(model);
    const before = pixelHash(await figureIn(shown, 'ready'));
    model.hear = () => {};
    model.assign({ t: 310 });
    await vi.waitFor(() => expect(model.sent.at(-1)?.t).toBe(310));
    model.isKnown = false;
    model.tell('comm_live_update');
    const figure = await figureIn(shown, 'error');
    expect(messageIn(shown)).toMatch(/^The notebook’s kernel has stopped or was restarted/);
    expect(figure.querySelector('canvas')).not.toBeNull();
    model.isKnown = true;
    model.tell('comm_live_update');
    answering(model);
    model.assign({ t: 300 });
    expect(pixelHash(await figureIn(shown, 'ready'))).toBe(before);
  });

  it('with its schedule is said', async () => {
    const shown = await show(images({ props: { ...small, denoiser: marker({ schedule: { kind: 'steep' } }) } }));
    await vi.waitFor(() => expect(messageIn(shown)).toMatch(/^invalid kind: "steep"/));
  });
});

describe('a slow kernel', () => {
  it('is mentioned after two seconds: that it has not answered, or that it computes', async () => {
    const model = images();
    const shown = await show(model);
    await vi.waitFor(() => expect(predictionsOf(model)).toHaveLength(1));
    const since = performance.now();
    await vi.waitFor(() => expect(saidIn(shown)).toMatch(/has not answered yet. It may be running another cell.$/));
    expect(performance.now() - since).toBeGreaterThan(1900);
    const shownSeconds = () => Number(shown.root.querySelector('p [aria-hidden]')?.textContent?.replace(' s', ''));
    expect(shownSeconds()).toBeGreaterThanOrEqual(2);
    const [message] = model.sent as [Sent];
    model.deliver('received', message.id);
    await vi.waitFor(() => expect(saidIn(shown)).toBe('The notebook’s kernel is computing a prediction.'));
    const before = shownSeconds();
    await vi.waitFor(() => expect(shownSeconds()).toBeGreaterThan(before));
    model.predict(message, valuesOf(message));
    await figureIn(shown, 'ready');
    expect(saidIn(shown)).toBeUndefined();
  });
});
