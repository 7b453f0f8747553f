import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createSchedule } from '../../../../src/core/index.js';
import {
  DenoiserField,
  type DenoiserFieldProps,
  PredictionTargets,
  SampleTrajectories,
} from '../../../../src/index.js';
import { show } from '../../../support/figures.js';

type Slow = DenoiserFieldProps['denoiser'];

/** The figures that ask a denoiser, before and after a prop changes. */
const changes: [name: string, at: (denoiser: Slow, isLater: boolean) => ReactElement][] = [
  ['t of a field', (denoiser, isLater) => <DenoiserField t={isLater ? 200 : 300} denoiser={denoiser} count={20} />],
  [
    't of a posterior',
    (denoiser, isLater) => <DenoiserField arrows="posterior" t={isLater ? 200 : 300} denoiser={denoiser} count={20} />,
  ],
  [
    'points of PredictionTargets',
    (denoiser, isLater) => (
      <PredictionTargets points={isLater ? 'swissRoll' : 'twoMoons'} denoiser={denoiser} count={20} />
    ),
  ],
  [
    'seed of SampleTrajectories',
    (denoiser, isLater) => <SampleTrajectories seed={isLater ? 2 : 1} denoiser={denoiser} count={20} />,
  ],
];

it.each(changes)('a new %s aborts a prediction that has not arrived', async (_, at) => {
  const signals: AbortSignal[] = [];
  const slow: Slow = {
    predicts: 'epsilon',
    schedule: createSchedule({ kind: 'cosine' }),
    predictValues: (_values, _t, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
  };
  const { rerender } = show(at(slow, false));
  await expect.poll(() => signals.length).toBe(1);
  // A figure also aborts after 60 s without an answer. With the clock stopped, only the new prop can abort.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  onTestFinished(() => clock.mockRestore());
  act(() => rerender(at(slow, true)));
  await expect.poll(() => signals.length).toBe(2);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});
