import { memory } from '@tensorflow/tfjs-core';
import { cleanup, renderHook } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noise, x0 } from '../../src/core/quantity.js';
import { createSchedule } from '../../src/core/schedule.js';
import type { WorkOptions } from '../../src/hooks/workQueue.js';
import { type Diffusion, DiffusionProvider, type UseDiffusionOptions, useDiffusion } from '../../src/index.js';
import { pixelsOf, settle, smallPicture } from '../support/figures.js';

afterEach(cleanup);

const image = smallPicture();
const now = (): WorkOptions => ({ rank: () => 0, signal: new AbortController().signal });
const plan = { panels: [{ quantity: x0, measured: true }] };

function use(options?: UseDiffusionOptions, wrapper?: (props: { children: ReactNode }) => ReactNode) {
  return renderHook((given?: UseDiffusionOptions) => useDiffusion(given), {
    ...(options && { initialProps: options }),
    ...(wrapper && { wrapper }),
  });
}

type Used = ReturnType<typeof use>;

async function becomes({ result }: Used, state: Diffusion['state']): Promise<void> {
  await vi.waitFor(() => expect(result.current.state).toBe(state), { timeout: 10_000 });
}

describe('the state', () => {
  it('goes from pending to ready, with the size of the picture', async () => {
    const used = use({ image });
    expect(used.result.current).toMatchObject({ state: 'pending', size: null, error: null, seed: 0 });
    await becomes(used, 'ready');
    expect(used.result.current).toMatchObject({ size: { width: 24, height: 18 }, error: null });
  });

  it('is that of the sample picture and the notebook without options', async () => {
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

  it('is an error where the picture cannot be had, until there is another', async () => {
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

  it('is pending again for another picture, and the newest picture wins', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    for (const width of [30, 31, 32, 33]) used.rerender({ image: smallPicture(width, 10) });
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

  it('draws on canvases and gives the errors', async () => {
    const used = use({ image });
    await becomes(used, 'ready');
    const canvases = [document.createElement('canvas'), document.createElement('canvas')];
    const panels = [...plan.panels, { quantity: noise({ seed: 0 }), measured: false }];
    expect(await used.result.current.draw({ panels }, canvases, now())).toEqual([0, null]);
    expect(pixelsOf(canvases[0] as HTMLCanvasElement)).toEqual(image.data);
    expect(canvases[1]).toMatchObject({ width: 24, height: 18 });
  });

  it('draws nothing before it is ready', async () => {
    const { result } = use({ image });
    await expect(result.current.draw(plan, [document.createElement('canvas')], now())).rejects.toThrow(
      'nothing can be drawn before the state is ready',
    );
  });
});

describe('memory', () => {
  it('holds one tensor a picture while it is used, however many use it, and none after', async () => {
    await settle();
    const before = memory().numTensors;
    const many = [use({ image }), use({ image }), use({ image, seed: 3, schedule: { kind: 'cosine' } })];
    for (const used of many) await becomes(used, 'ready');
    expect(memory().numTensors).toBe(before + 1);
    const other = use({ image, resolution: 12 });
    await becomes(other, 'ready');
    expect(memory().numTensors).toBe(before + 2);
    for (const used of [...many, other]) used.unmount();
    await settle();
    expect(memory().numTensors).toBe(before);
  });

  it('is free again after strict mode has mounted twice', async () => {
    await settle();
    const before = memory().numTensors;
    const used = use({ image }, ({ children }) => <StrictMode>{children}</StrictMode>);
    await becomes(used, 'ready');
    await settle();
    expect(memory().numTensors).toBe(before + 1);
    used.unmount();
    await settle();
    expect(memory().numTensors).toBe(before);
  });

  it('is free again after it was unmounted while loading, and while drawing', async () => {
    await settle();
    const before = memory().numTensors;
    const loading = use({ image });
    loading.unmount();
    const used = use({ image });
    await becomes(used, 'ready');
    const controller = new AbortController();
    const canvas = document.createElement('canvas');
    const many = { panels: Array.from({ length: 50 }, () => plan.panels).flat() };
    const drawing = used.result.current.draw(many, new Array(50).fill(canvas), { ...now(), signal: controller.signal });
    controller.abort(new Error('gone'));
    used.unmount();
    await expect(drawing).rejects.toThrow('gone');
    await settle();
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
