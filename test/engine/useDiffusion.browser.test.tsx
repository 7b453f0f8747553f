import { memory } from '@tensorflow/tfjs-core';
import { cleanup, renderHook } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DrawingPlan } from '../../src/engine/imagePainter.js';
import {
  type Diffusion,
  DiffusionProvider,
  type ImageArray,
  type UseDiffusionOptions,
  useDiffusion,
} from '../../src/index.js';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import type { Quantity } from '../../src/process/graph.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { forwardJump, forwardStep, noise, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import { expectWithin } from '../support/close.js';
import { pixelsOf, settle, smallImage } from '../support/figures.js';

afterEach(cleanup);

const image = smallImage();
const plan = { panels: [{ quantity: x0, measured: true }] };
const epsilon = noise({ seed: 3 });

/** The last of some steps by (1) from x0: as many tensors, one after the other. */
function stepped(steps: number): Quantity {
  const schedule = createSchedule();
  let state: Quantity = x0;
  for (let t = 0; t < steps; t++) state = forwardStep(schedule, state, t, noise({ seed: t }));
  return state;
}

function canvasesFor({ panels }: DrawingPlan): HTMLCanvasElement[] {
  return panels.map(() => document.createElement('canvas'));
}

function use(options?: UseDiffusionOptions, wrapper?: (props: { children: ReactNode }) => ReactNode) {
  return renderHook((given?: UseDiffusionOptions) => useDiffusion(given), {
    ...(options && { initialProps: options }),
    ...(wrapper && { wrapper }),
  });
}

type Used = ReturnType<typeof use>;

async function becomes({ result }: Used, state: Diffusion['state']): Promise<void> {
  await vi.waitFor(() => expect(result.current.state).toBe(state));
}

/** Draws x0, which makes its tensor. */
async function drawWith(used: Used): Promise<void> {
  await becomes(used, 'ready');
  await used.result.current.draw(plan, canvasesFor(plan));
}

describe('the state', () => {
  it('goes from pending to ready, with the size of the image', async () => {
    const used = use({ image });
    expect(used.result.current).toMatchObject({ state: 'pending', size: null, image: null, error: null, seed: 0 });
    await becomes(used, 'ready');
    expect(used.result.current).toMatchObject({ size: { width: 24, height: 18 }, error: null });
  });

  it('has the values of the image when it is ready', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    const { shape, values } = used.result.current.image as ImageArray;
    expect(shape).toEqual([18, 24, 3]);
    const expected = [...image.data].filter((_, index) => index % 4 !== 3).map((byte) => (2 * byte) / 255 - 1);
    expectWithin(values, expected, 1e-6);
  });

  it('is that of the sample image and the notebook without options', async () => {
    const used = use();
    await becomes(used, 'ready');
    expect(used.result.current.size).toEqual({ width: 256, height: 192 });
    expect(used.result.current.schedule).toEqual(createSchedule());
  });

  it('is an error where an option is wrong, with the default schedule', async () => {
    const { result } = use({ image, schedule: { timesteps: 0 } });
    expect(result.current.state).toBe('error');
    expect(result.current.error).toEqual(new RangeError('invalid timesteps: 0; expected a positive integer'));
    expect(result.current.schedule).toEqual(createSchedule());
  });

  it('is an error where the image cannot be had, until there is another', async () => {
    const used = use({ image: new Blob([]) });
    await becomes(used, 'error');
    expect(used.result.current.error?.message).toMatch(/^image the Blob is empty/);
    used.rerender({ image });
    expect(used.result.current).toMatchObject({ state: 'pending', error: null });
    await becomes(used, 'ready');
  });

  it('stays pending, and nothing is decoded, while it is not enabled', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const used = use({ image: '/photo.png', enabled: false });
    await settle();
    expect(used.result.current.state).toBe('pending');
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('is pending again for another image, and the newest image wins', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    for (const width of [30, 31, 32, 33]) used.rerender({ image: smallImage(width, 10) });
    expect(used.result.current.state).toBe('pending');
    await becomes(used, 'ready');
    await settle();
    expect(used.result.current.size).toEqual({ width: 33, height: 10 });
  });
});

describe('what it returns', () => {
  it('stays the same while the options say the same', async () => {
    const used = use({ image, schedule: { kind: 'cosine' } });
    await becomes(used, 'ready');
    const before = used.result.current;
    used.rerender({ image, schedule: { kind: 'cosine' } });
    expect(used.result.current).toBe(before);
    used.rerender({ image, schedule: { kind: 'sigmoid' } });
    expect(used.result.current.schedule.kind).toBe('sigmoid');
    expect(used.result.current.draw).toBe(before.draw);
  });
});

describe('a schedule', () => {
  it('of the same length with another content is another: other pixels', async () => {
    const betas = (beta: number) => new Array(60).fill(0.01).with(7, beta);
    const used = use({ image, schedule: { betas: betas(0.01) } });
    await becomes(used, 'ready');
    const hashes = [];
    for (const options of [{ betas: betas(0.01) }, { betas: betas(0.5) }, createSchedule({ betas: betas(0.5) })]) {
      used.rerender({ image, schedule: options });
      const { schedule, draw } = used.result.current;
      const canvas = document.createElement('canvas');
      await draw({ panels: [{ quantity: forwardJump(schedule, x0, 50, epsilon) }] }, [canvas]);
      hashes.push(pixelsOf(canvas).join());
    }
    expect(hashes[1]).not.toBe(hashes[0]);
    expect(hashes[2]).toBe(hashes[1]);
  });
});

describe('draw', () => {
  it('paints each panel on its canvas, tells of it, and gives the distances', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    const panels = [...plan.panels, { quantity: epsilon }];
    const canvases = canvasesFor({ panels });
    const painted: unknown[] = [];
    const onPanel = (index: number, distance: number | null) => {
      painted.push([index, distance, (canvases[index] as HTMLCanvasElement).width]);
    };
    expect(await used.result.current.draw({ panels }, canvases, { onPanel })).toEqual([0, null]);
    expect(painted).toEqual([
      [0, 0, 24],
      [1, null, 24],
    ]);
    expect(pixelsOf(canvases[0] as HTMLCanvasElement)).toEqual(image.data);
    expect(canvases[1]).toMatchObject({ width: 24, height: 18 });
  });

  it('takes what is more urgent first', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    const { draw, read } = used.result.current;
    const ended: string[] = [];
    const works = [
      draw({ panels: [{ quantity: stepped(200) }] }, [document.createElement('canvas')], { priority: () => 2 }),
      draw(plan, canvasesFor(plan), { priority: () => 1 }),
      read(stepped(200), { priority: () => 0 }),
    ];
    await Promise.all(
      works.map((work, index) => work.then(() => ended.push(['last', 'second', 'first'][index] as string))),
    );
    expect(ended).toEqual(['first', 'second', 'last']);
  });

  it('rejects where there are too few canvases', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    await expect(used.result.current.draw(plan, [])).rejects.toThrow(
      new RangeError('invalid canvases: 0 of them; expected 1, one for each panel'),
    );
  });
});

describe('read', () => {
  it('gives the values that the formulas give', async () => {
    const used = use({ image, seed: 3 });
    await becomes(used, 'ready');
    const { schedule, seed, read, image: decoded } = used.result.current;
    const { values } = decoded as ImageArray;
    const z = gaussianNoise(values.length, { seed });
    const { a, sigma } = forwardJumpCoefficients(schedule, 200);
    const xt = await read(forwardJump(schedule, x0, 200, noise({ seed })));
    expectWithin(
      xt,
      values.map((value, index) => a * value + sigma * (z[index] as number)),
      1e-6,
    );
    expect(Math.max(...xt)).toBeGreaterThan(2); // unclipped
    expect(await read(epsilon)).toEqual(z);
    expect(await read(x0)).toEqual(values);
  });

  it('gives values of its own each time', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    const { read, image: decoded } = used.result.current;
    (await read(x0)).fill(7);
    expect((await read(x0))[0]).toBe(-1);
    expect(decoded?.values[0]).toBe(-1);
  });
});

describe('before the state is ready', () => {
  it('nothing can be drawn or read', async () => {
    const { result } = use({ image });
    const message = 'nothing can be drawn or read before the state is ready';
    await expect(result.current.draw(plan, canvasesFor(plan))).rejects.toThrow(message);
    await expect(result.current.read(x0)).rejects.toThrow(message);
  });
});

describe('an image that is released', () => {
  const message = /^the image was released: /;

  const works: [string, (diffusion: Diffusion) => Promise<unknown>][] = [
    [
      'drawing',
      // Many times the work of one slice, on the fastest machine too.
      ({ draw }) =>
        draw(
          { panels: new Array(20_000).fill(plan.panels[0]) },
          new Array(20_000).fill(document.createElement('canvas')),
        ),
    ],
    [
      'drawing what is made of many tensors',
      ({ draw }) => draw({ panels: [{ quantity: stepped(900) }] }, canvasesFor(plan)),
    ],
    ['reading', ({ read }) => read(stepped(900))],
  ];

  it.each(works)('ends %s with an error that says so, and leaves nothing behind', async (_what, begin) => {
    const unhandled = vi.fn();
    window.addEventListener('unhandledrejection', unhandled);
    await settle();
    const before = memory().numTensors;
    const large = smallImage(128, 96);
    const used = use({ image: large });
    await becomes(used, 'ready');
    const [work, other] = [begin(used.result.current), begin(used.result.current)];
    other.catch(() => {});
    await settle(1);
    used.unmount();
    await expect(work).rejects.toThrow(message);
    await expect(other).rejects.toThrow(message);
    await settle();
    expect(memory().numTensors).toBe(before);
    window.removeEventListener('unhandledrejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('can be neither drawn nor read afterwards', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    const { draw, read } = used.result.current;
    used.rerender({ image: smallImage(30, 10) });
    await becomes(used, 'ready');
    await settle();
    await expect(draw(plan, canvasesFor(plan))).rejects.toThrow(message);
    await expect(read(epsilon)).rejects.toThrow(message);
    await expect(used.result.current.draw(plan, canvasesFor(plan))).resolves.toEqual([0]);
  });
});

describe('memory', () => {
  it('holds one tensor an image while it is used, however many use it, and none after', async () => {
    await settle();
    const before = memory().numTensors;
    const many = [use({ image }), use({ image }), use({ image, seed: 3, schedule: { kind: 'cosine' } })];
    for (const used of many) await drawWith(used);
    expect(memory().numTensors).toBe(before + 1);
    const other = use({ image, resolution: 12 });
    await drawWith(other);
    expect(memory().numTensors).toBe(before + 2);
    for (const used of [...many, other]) used.unmount();
    await settle();
    expect(memory().numTensors).toBe(before);
  });

  it('is free again after strict mode has mounted twice', async () => {
    await settle();
    const before = memory().numTensors;
    const used = use({ image }, ({ children }) => <StrictMode>{children}</StrictMode>);
    await drawWith(used);
    await settle();
    expect(memory().numTensors).toBe(before + 1);
    used.unmount();
    await settle();
    expect(memory().numTensors).toBe(before);
  });

  it('is free again after it was unmounted while loading', async () => {
    await settle();
    const before = memory().numTensors;
    use({ image }).unmount();
    await settle();
    expect(memory().numTensors).toBe(before);
  });

  it('is free of what work had made as soon as the work is aborted', async () => {
    const used = use({ image: smallImage(128, 96) });
    await drawWith(used);
    const before = memory().numTensors;
    const controller = new AbortController();
    const work = used.result.current.read(stepped(900), { signal: controller.signal });
    await vi.waitFor(() => expect(memory().numTensors).toBeGreaterThan(before), { interval: 1 });
    controller.abort(new Error('no longer wanted'));
    await expect(work).rejects.toThrow('no longer wanted');
    await new Promise((resolve) => setTimeout(resolve));
    expect(memory().numTensors).toBe(before);
  });
});

describe('in a provider', () => {
  it('takes from it what it is not given', async () => {
    const wrapper = ({ children }: { children: ReactNode }) => (
      <DiffusionProvider image={image} seed={7} schedule={{ kind: 'cosine' }} resolution={12}>
        {children}
      </DiffusionProvider>
    );
    const used = use({ seed: 0 }, wrapper);
    await becomes(used, 'ready');
    expect(used.result.current).toMatchObject({
      seed: 0,
      size: { width: 12, height: 9 },
      schedule: { kind: 'cosine' },
    });
  });
});
