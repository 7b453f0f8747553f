import { act } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  DenoiserField,
  NoisePrediction,
  PatchFaces,
  PredictionTargets,
  Reflow,
  ReverseChain,
  SampleTrajectories,
} from '../../src/index.js';
import type { FlowDenoiserJSON } from '../../src/learn/types.js';
import { messageOf, show, waitForState } from '../support/figures.js';
import { trainedDenoiser } from '../support/trained.js';

// What a figure asks code that comes late. Here it comes, and throws what a browser says where it does not, as often as a test says.

const network = vi.hoisted(() => ({ failures: 0 }));
const failing = vi.hoisted(() => (names: readonly string[]) => async (load: () => Promise<Record<string, unknown>>) => {
  const code = await load();
  const fetched =
    (name: string) =>
    (...asked: unknown[]) => {
      if (network.failures > 0) {
        network.failures--;
        throw new TypeError('Failed to fetch');
      }
      return (code[name] as (...asked: unknown[]) => unknown)(...asked);
    };
  return { ...code, ...Object.fromEntries(names.map((name) => [name, fetched(name)])) };
});
vi.mock('../../src/tensor/exact/gaussian.js', failing(['gaussianModel']));
vi.mock('../../src/tensor/exact/patch.js', failing(['patchModel']));
vi.mock('../../src/learn/denoiserFromJSON.js', failing(['readDenoiser']));

beforeEach(() => {
  network.failures = 1;
});

const json = (await trainedDenoiser()).toJSON();
const few = { count: 100, loading: 'eager' } as const;
const image = { resolution: 16, loading: 'eager', denoiser: 'gaussian' } as const;

const figures = [
  ['NoisePrediction', <NoisePrediction key="" {...image} t={200} />],
  ['ReverseChain', <ReverseChain key="" {...image} states={2} steps={2} />],
  ['PatchFaces', <PatchFaces key="" schedule={{ timesteps: 3 }} loading="eager" />],
  ['DenoiserField', <DenoiserField key="" {...few} denoiser={json} />],
  ['PredictionTargets', <PredictionTargets key="" {...few} denoiser={json} />],
  ['SampleTrajectories', <SampleTrajectories key="" {...few} denoiser={json} steps={3} defaultStarts={1} />],
] as const;

it.each(figures)('%s tries again when a reader says so', async (_, element) => {
  const { figure } = show(element);
  expect(await messageOf(figure)).toContain('Failed to fetch');
  await act(() => userEvent.click(figure.querySelector('.df-retry') as HTMLElement));
  await waitForState(figure, 'ready');
});

it.each(figures)(
  '%s tries again when the browser is back online, though that has failed before',
  async (_, element) => {
    network.failures = 2;
    const { figure } = show(element);
    expect(await messageOf(figure)).toContain('Failed to fetch');
    act(() => void dispatchEvent(new Event('online')));
    await vi.waitFor(() => expect(network.failures).toBe(0));
    await waitForState(figure, 'error');
    act(() => void dispatchEvent(new Event('online')));
    await waitForState(figure, 'ready');
  },
);

const ofFlow = { ...json, version: 2, path: 'flow' } as unknown as FlowDenoiserJSON;

it.each([
  ['denoiser', <DenoiserField key="" {...few} denoiser={{ ...json, scale: -1 }} />],
  ['flow', <Reflow key="" points={[0, 1, 1, 0]} flow={{ ...ofFlow, scale: -1 }} loading="eager" />],
])('has no button where the weights of %s themselves are wrong', async (prop, element) => {
  network.failures = 0;
  const { figure } = show(element);
  expect(await messageOf(figure)).toContain(`invalid ${prop}.scale: -1`);
  expect(figure.querySelector('.df-retry')).toBeNull();
});

it('Reflow tries again to read a flow', async () => {
  const { figure } = show(<Reflow points={[0, 1, 1, 0]} flow={ofFlow} loading="eager" />);
  expect(await messageOf(figure)).toContain('Failed to fetch');
  expect(figure.querySelector('.df-retry')).not.toBeNull();
});
