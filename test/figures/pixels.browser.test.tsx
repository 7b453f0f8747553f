import type { ReactElement } from 'react';
import { describe, it } from 'vitest';
import * as library from '../../src/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { ScheduleOptions } from '../../src/process/types.js';
import { randomImage } from '../support/arithmetic.js';
import { expectPanels } from '../support/expectPanels.js';
import * as expected from '../support/figurePanels.js';
import { showReady, waitForState } from '../support/figures.js';

// The pixels of every panel, and the numbers below it and in its label, against arithmetic of the test's own.

const { ChainDiagram, ForwardGrid, MeanComparison, NoisePredictorDiagram, NoiseTriptych } = library;
const { ReverseChain, SourceImage, X0Reconstruction } = library;

const image = randomImage();

/** A schedule, a seed, and the timesteps to look at. */
interface Case {
  options: ScheduleOptions;
  seed: number;
  timesteps: readonly number[];
}

const cases: [name: string, setting: Case][] = [
  ['the notebook’s schedule', { options: {}, seed: 0, timesteps: [1, 50, 51, 400, 999] }],
  ['1000 cosine steps', { options: { kind: 'cosine' }, seed: 7, timesteps: [1, 50, 600, 990] }],
  ['10 linear steps', { options: { timesteps: 10, betaStart: 0.02, betaEnd: 0.6 }, seed: -3.5, timesteps: [1, 4, 9] }],
  ['10 cosine steps', { options: { kind: 'cosine', timesteps: 10 }, seed: 2 ** 40, timesteps: [1, 5, 8] }],
];

describe.each(cases)('with %s,', (_, { options, seed, timesteps }) => {
  const setting = { image, schedule: createSchedule(options), seed };
  const props = { image, schedule: options, seed };

  it('SourceImage shows x0', async () => {
    const { figure } = await showReady(<SourceImage {...props} />);
    expectPanels(figure, setting, expected.sourceImagePanels(setting));
  });

  const atTimestep: [string, (t: number) => ReactElement, typeof expected.noiseTriptychPanels][] = [
    ['NoiseTriptych', (t) => <NoiseTriptych {...props} t={t} />, expected.noiseTriptychPanels],
    ['X0Reconstruction', (t) => <X0Reconstruction {...props} t={t} />, expected.x0ReconstructionPanels],
    ['MeanComparison', (t) => <MeanComparison {...props} t={t} />, expected.meanComparisonPanels],
    ['NoisePredictorDiagram', (t) => <NoisePredictorDiagram {...props} t={t} />, expected.noisePredictorPanels],
    ['ChainDiagram', (t) => <ChainDiagram {...props} t={t} />, expected.chainDiagramPanels],
  ];

  it.each(atTimestep)('%s shows its formulas at every t', async (_, elementAt, panelsAt) => {
    const [first, ...others] = timesteps as [number, ...number[]];
    const { figure, rerender } = await showReady(elementAt(first));
    expectPanels(figure, setting, panelsAt(setting, first));
    for (const t of others) {
      rerender(elementAt(t));
      await waitForState(figure, 'ready');
      expectPanels(figure, setting, panelsAt(setting, t));
    }
  });

  const { timesteps: count } = setting.schedule;
  /** Fractions of all timesteps. */
  const at = (...fractions: number[]) => fractions.map((fraction) => Math.floor(fraction * count));

  it.each(['jump', 'step'] as const)('ForwardGrid shows a mean and samples of a %s', async (kind) => {
    const { figure } = await showReady(<ForwardGrid {...props} kind={kind} rows={4} samples={3} />);
    expectPanels(figure, setting, expected.forwardGridPanels(setting, kind, at(0, 1 / 4, 1 / 2, 3 / 4), 3));
  });

  it.each(['skip', 'stepwise'] as const)('ReverseChain shows the states of a %s chain', async (mode) => {
    const { figure } = await showReady(<ReverseChain {...props} mode={mode} states={3} />);
    expectPanels(figure, setting, expected.reverseChainPanels(setting, mode, [...at(2 / 3, 1 / 3), -1]));
  });

  it('ForwardGrid shows one ε down a column if asked', async () => {
    const { figure } = await showReady(<ForwardGrid {...props} rows={3} samples={2} sameNoise />);
    const panels = expected.forwardGridPanels(setting, 'jump', at(0, 1 / 3, 2 / 3), 2, () => 0);
    expectPanels(figure, setting, panels);
  });

  it('X0Reconstruction with an ε that is wrong shows what (5) makes of it', async () => {
    const t = timesteps[1] as number;
    const { figure, rerender } = await showReady(<X0Reconstruction {...props} t={t} epsilonError={0.6} />);
    expectPanels(figure, setting, expected.x0ReconstructionPanels(setting, t, 0.6));
    rerender(<X0Reconstruction {...props} t={t} epsilonError={1} />);
    await waitForState(figure, 'ready');
    expectPanels(figure, setting, expected.x0ReconstructionPanels(setting, t, 1));
  });
});
