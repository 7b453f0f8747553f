import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KernelLink } from '../../src/anywidget/kernel.js';
import { messages } from '../../src/anywidget/messages.js';
import type { PointPredictor } from '../../src/figures/shared/pointDenoisers/useDenoiser.js';
import { FakeModel, marker, type Sent, valuesOf } from './fakeModel.js';

const OF_POINTS = { points: { kind: 'points' }, schedule: { kind: 'schedule', default: { kind: 'cosine' } } } as never;
const points = Float32Array.of(1, 2, 3, 4);
const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

let model: FakeModel;
let link: KernelLink;

beforeEach(() => {
  model = new FakeModel({});
  link = new KernelLink(model);
});
afterEach(() => {
  link.close();
  vi.useRealTimers();
});

function denoiserOf(by: KernelLink = link, more: object = {}, props: object = {}): PointPredictor {
  return by.withDenoiser({ ...props, denoiser: marker(more) }, OF_POINTS)['denoiser'] as PointPredictor;
}

async function ask(t = 200, { by = link, signal = new AbortController().signal } = {}): Promise<number[]> {
  return Array.from(await denoiserOf(by).predictValues(points, t, { signal }));
}

/** How a promise has settled; undefined if it has not. */
async function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  let outcome: unknown;
  promise.then(
    (value) => {
      outcome = value;
    },
    (error) => {
      outcome = error;
    },
  );
  await tick();
  return outcome;
}

const sentAt = (index: number) => model.sent[index] as Sent;
const kindsAndTimes = () => model.sent.map(({ kind, t }) => [kind.split('/')[1], t]);

describe('a question', () => {
  it('is sent with its values, and the answer is what the kernel predicts', async () => {
    const answer = ask();
    expect(model.sent).toMatchObject([
      { kind: 'diffusion-figures/predict', denoiser: 1, shape: [2, 2], t: 200, isTime: false },
    ]);
    expect([...valuesOf(sentAt(0))]).toEqual([1, 2, 3, 4]);
    model.deliver('received', sentAt(0).id);
    model.predict(sentAt(0), [5, 6, 7, 8]);
    expect(await answer).toEqual([5, 6, 7, 8]);
  });

  it('says where t is a time, on the path of the figure or of the denoiser', () => {
    const { signal } = new AbortController();
    const onPath = denoiserOf(link, {}, { schedule: { path: 'flow' } });
    Promise.resolve(onPath.predictValues(points, 0.5, { signal })).catch(() => {});
    expect(sentAt(0)).toMatchObject({ t: 0.5, isTime: true });
    expect(denoiserOf(link, { schedule: { path: 'edm' } }).schedule).toMatchObject({ kind: 'edm' });
    expect(denoiserOf(link, { schedule: 'sigmoid' }).schedule).toMatchObject({ kind: 'sigmoid' });
    expect(denoiserOf(link, { predicts: 'v' })).toMatchObject({ predicts: 'v', schedule: { kind: 'cosine' } });
  });

  it('is one of the same denoiser as long as that is the same', () => {
    expect(denoiserOf()).toBe(denoiserOf());
    expect(denoiserOf(link, { denoiser: 2 })).not.toBe(denoiserOf());
    expect(denoiserOf(link, {}, { schedule: { kind: 'linear' } })).not.toBe(denoiserOf());
    expect(link.withDenoiser({ denoiser: 'oracle' }, OF_POINTS)).toEqual({ denoiser: 'oracle' });
  });

  it('waits for the one before', async () => {
    const answers = [ask(1), ask(2)];
    expect(kindsAndTimes()).toEqual([['predict', 1]]);
    model.predict(sentAt(0), [1, 1, 1, 1]);
    expect(kindsAndTimes()).toEqual([
      ['predict', 1],
      ['predict', 2],
    ]);
    model.predict(sentAt(1), [2, 2, 2, 2]);
    expect((await Promise.all(answers)).map(([first]) => first)).toEqual([1, 2]);
  });

  it('has the values that there were when it was asked, and leaves no timer', async () => {
    vi.useFakeTimers();
    const own = points.slice();
    const first = ask(1);
    const second = Promise.resolve(denoiserOf().predictValues(own, 2, { signal: new AbortController().signal }));
    own.fill(9);
    model.predict(sentAt(0), points);
    await first;
    expect([...valuesOf(sentAt(1))]).toEqual([1, 2, 3, 4]);
    model.predict(sentAt(1), points);
    await second;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is dropped where nobody wants the answer any more, or cancelled if it was sent; the next waits for the kernel', async () => {
    const controllers = [1, 2, 3].map(() => new AbortController());
    const answers = controllers.map(({ signal }, t) => outcomeOf(ask(t, { signal })));
    for (const controller of controllers) controller.abort('moved');
    expect(await Promise.all(answers)).toEqual(['moved', 'moved', 'moved']);
    expect(kindsAndTimes()).toEqual([
      ['predict', 0],
      ['cancel', undefined],
    ]);
    expect(sentAt(1).id).toBe(sentAt(0).id);
    const next = ask(7);
    expect(model.sent).toHaveLength(2);
    model.deliver('cancelled', sentAt(0).id);
    expect(sentAt(2)).toMatchObject({ t: 7 });
    model.predict(sentAt(0), [9, 9, 9, 9]); // too late
    model.predict(sentAt(2), [7, 7, 7, 7]);
    expect(await next).toEqual([7, 7, 7, 7]);
  });

  it('whose answer crosses its cancelling lets the next go', async () => {
    const controller = new AbortController();
    const outcome = outcomeOf(ask(1, { signal: controller.signal }));
    controller.abort('moved');
    model.predict(sentAt(0), [1, 1, 1, 1]);
    expect(await outcome).toBe('moved');
    void ask(2).catch(() => {});
    expect(kindsAndTimes().at(-1)).toEqual(['predict', 2]);
  });

  it('that nobody wants is not asked', async () => {
    expect(await outcomeOf(ask(1, { signal: AbortSignal.abort('gone') }))).toBe('gone');
    expect(model.sent).toEqual([]);
  });

  it('of another view of the model has its own answer', async () => {
    const other = new KernelLink(model);
    const answers = [ask(1), ask(2, { by: other })];
    expect(sentAt(0).id).not.toBe(sentAt(1).id);
    model.predict(sentAt(1), [2, 2, 2, 2]);
    model.predict(sentAt(0), [1, 1, 1, 1]);
    expect((await Promise.all(answers)).map(([first]) => first)).toEqual([1, 2]);
    other.close();
  });
});

describe('what is wrong', () => {
  it('in the function is said, and the next question is sent', async () => {
    const answer = outcomeOf(ask());
    void ask(3).catch(() => {});
    model.deliver('failed', sentAt(0).id, { error: 'model raised ValueError: bad weights' });
    expect(await answer).toMatchObject({ message: 'model raised ValueError: bad weights' });
    expect(kindsAndTimes().at(-1)).toEqual(['predict', 3]);
  });

  it.each([
    [[new DataView(new ArrayBuffer(8))], /invalid prediction: 2 values; expected 4, as many as x_t has/],
    [[new DataView(new ArrayBuffer(7))], /invalid prediction: 7 bytes/],
    [[], /./],
  ])('in the bytes is said: %o', async (buffers, message) => {
    const answer = outcomeOf(ask());
    model.deliver('prediction', sentAt(0).id, {}, buffers);
    expect(((await answer) as Error).message).toMatch(message);
  });

  it.each([
    ['has no send', undefined],
    [
      'has one that throws',
      () => {
        throw new Error('not implemented');
      },
    ],
    ['has one that rejects', () => Promise.reject(new Error('not implemented'))],
  ])('where the host %s, is that a kernel is needed; trying again asks again', async (_, send) => {
    const { send: own } = model;
    model.send = send as () => unknown;
    expect(await outcomeOf(ask())).toMatchObject({ words: messages.needed });
    model.send = own;
    const answer = ask();
    model.predict(sentAt(0), points);
    expect(await answer).toEqual([...points]);
  });

  it('where Jupyter knows that there is no kernel, is said at once', async () => {
    const asked: string[] = [];
    const managed = Object.assign(new FakeModel({}), {
      widget_manager: {
        get_model: async (name: string) => {
          asked.push(name);
          return { comm_live: false };
        },
      },
    });
    link = new KernelLink(managed);
    const { signal } = new AbortController();
    const answer = denoiserOf(link, { model: 'abc' }).predictValues(points, 1, { signal });
    expect(await outcomeOf(Promise.resolve(answer))).toMatchObject({ words: messages.needed });
    expect(asked).toEqual(['abc']);
  });

  it('where the kernel is gone, is said until it is back', async () => {
    const answers = [outcomeOf(ask(1)), outcomeOf(ask(2))];
    link.cut(messages.gone);
    answers.push(outcomeOf(ask(3)));
    const gone = { words: messages.gone };
    expect(await Promise.all(answers)).toMatchObject([gone, gone, gone]);
    link.cut(null);
    const answer = ask(4);
    model.predict(model.sent.at(-1) as Sent, points);
    expect(await answer).toEqual([...points]);
  });

  it('is said after 55 s, and the next question is sent', async () => {
    vi.useFakeTimers();
    const late = vi.fn();
    ask(1).catch(late);
    await vi.advanceTimersByTimeAsync(30_000);
    const next = ask(2);
    await vi.advanceTimersByTimeAsync(24_999);
    expect(late).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(late.mock.calls[0]?.[0]).toMatchObject({ words: messages.late({ seconds: 55 }) });
    expect(kindsAndTimes().slice(1)).toEqual([
      ['cancel', undefined],
      ['predict', 2],
    ]);
    model.predict(model.sent.at(-1) as Sent, points);
    expect(await next).toEqual([...points]);
  });

  it('does not keep a question that was cancelled and never heard of', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    ask(1, { signal: controller.signal }).catch(() => {});
    controller.abort();
    ask(2).catch(() => {});
    await vi.advanceTimersByTimeAsync(54_999);
    expect(kindsAndTimes().filter(([kind]) => kind === 'predict')).toEqual([['predict', 1]]);
    ask(3).catch(() => {});
    await vi.advanceTimersByTimeAsync(1);
    expect(kindsAndTimes().at(-1)).toEqual(['predict', 3]);
  });
});

describe('what readers are told', () => {
  it('is since when a question has been sent, and whether it has come', () => {
    const tell = vi.fn();
    const end = link.listen(tell);
    expect(link.pending()).toBeNull();
    void ask().catch(() => {});
    const pending = link.pending();
    expect(pending).toMatchObject({ isReceived: false });
    model.deliver('received', 'another view’s');
    expect(link.pending()).toBe(pending);
    model.deliver('received', sentAt(0).id);
    expect(link.pending()).toEqual({ since: pending?.since, isReceived: true });
    model.predict(sentAt(0), points);
    expect(link.pending()).toBeNull();
    expect(tell).toHaveBeenCalledTimes(3);
    end();
  });
});

it('leaves no listener', async () => {
  const answer = outcomeOf(ask());
  expect(model.listeners).toBe(1);
  link.close();
  expect(model.listeners).toBe(0);
  expect(await answer).toBeInstanceOf(Error);
});
