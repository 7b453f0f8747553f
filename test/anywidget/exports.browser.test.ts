import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { marker, type Sent } from './fakeModel.js';
import { ended, FakeModel, figureIn, show } from './host.js';

// Pictures and tables that the kernel asks of the page.

beforeEach(() => page.viewport(1000, 900));
afterEach(() => {
  for (const end of ended.splice(0)) end();
  document.body.replaceChildren();
  document.body.style.paddingTop = '';
});

/** Asks as Python does, and waits for the answer. */
async function ask(model: FakeModel, form: string, more: object = {}): Promise<Sent> {
  const id = `export-${form}`;
  model.deliver('export', id, { form, ...more });
  await vi.waitFor(() => expect(model.sent.some((sent) => sent.id === id)).toBe(true));
  return model.sent.find((sent) => sent.id === id) as Sent;
}

const textOf = ({ buffers: [bytes] }: Sent) => new TextDecoder().decode(bytes);

async function imageOf({ buffers: [bytes] }: Sent): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([bytes as DataView<ArrayBuffer>], { type: 'image/png' }));
}

describe('a page that shows a figure', () => {
  it('tells the kernel', async () => {
    const model = new FakeModel({ type: 'schedule-chart', t: 200 });
    await figureIn(await show(model), 'ready');
    expect([model.shown, model.sent]).toEqual([1, []]);
    await figureIn(await show(model), 'ready');
    expect(model.shown).toBe(2);
  });

  it('draws it as a PNG, with two pixels for each of the page by default', async () => {
    const model = new FakeModel({ type: 'noise-triptych', props: { resolution: 32 }, t: 200 });
    await figureIn(await show(model), 'ready');
    const answer = await ask(model, 'png', { pixelRatio: 1 });
    expect(answer.kind).toBe('diffusion-figures/exported');
    const single = await imageOf(answer);
    model.sent.length = 0;
    const double = await imageOf(await ask(model, 'png'));
    expect(single.width).toBeGreaterThan(300);
    expect(Math.abs(double.width - 2 * single.width)).toBeLessThanOrEqual(2);
  });

  it('draws it as an SVG', async () => {
    const model = new FakeModel({ type: 'schedule-chart', t: 200 });
    await figureIn(await show(model), 'ready');
    const drawing = textOf(await ask(model, 'svg'));
    expect(new DOMParser().parseFromString(drawing, 'image/svg+xml').querySelector('parsererror')).toBeNull();
    expect(drawing).toContain('<path');
  });

  it('gives the numbers that its menu saves', async () => {
    const model = new FakeModel({ type: 'noise-triptych', props: { resolution: 4 }, t: 200 });
    await figureIn(await show(model), 'ready');
    const [head, ...rows] = textOf(await ask(model, 'csv'))
      .trim()
      .split('\n');
    expect(head).toMatch(/^x,y,channel,/);
    expect(rows).toHaveLength(4 * 3 * 3);
  });

  it('draws it although it is out of sight', async () => {
    document.body.style.paddingTop = '20000px';
    const model = new FakeModel({ type: 'noise-triptych', props: { resolution: 16 }, t: 200 });
    const { root } = await show(model);
    await vi.waitFor(() => expect(model.shown).toBe(1));
    const answer = await ask(model, 'png');
    expect(answer.kind).toBe('diffusion-figures/exported');
    expect(root.querySelector('figure')?.dataset['state']).toBe('ready');
  });

  it('says why it cannot', async () => {
    for (const traits of [{ t: 1000 }, { props: { colour: 'red' } }]) {
      const wrong = new FakeModel({ type: 'schedule-chart', ...traits });
      const { root } = await show(wrong);
      await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
      const { kind, error } = await ask(wrong, 'png');
      expect(kind).toBe('diffusion-figures/not-exported');
      expect(error).toMatch(/^the figure shows an error: invalid (t: 1000|prop: "colour")/);
    }
  });

  it('leaves other messages, and answers none when it has left', async () => {
    const model = new FakeModel({ type: 'schedule-chart', t: 200 });
    const shown = await show(model);
    await figureIn(shown, 'ready');
    model.deliver('exported', 'other', {});
    model.tell('msg:custom', null);
    shown.remove();
    model.deliver('export', 'late', { form: 'svg' });
    expect(model.listeners).toBe(0);
    expect(model.sent).toEqual([]);
  });

  it('does without a kernel', async () => {
    const model = new FakeModel({ type: 'noise-prediction', props: { resolution: 16, denoiser: marker() }, t: 200 });
    model.send = () => Promise.reject(new Error('no kernel'));
    await figureIn(await show(model), 'error');
  });
});
