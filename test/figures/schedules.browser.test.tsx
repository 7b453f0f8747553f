import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { MeanComparison, NoiseTriptych, ReverseChain, ScheduleChart } from '../../src/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Schedule, ScheduleOptions } from '../../src/process/types.js';
import { randomImage } from '../support/arithmetic.js';
import { expectPanels } from '../support/expectPanels.js';
import { meanComparisonPanels, noiseTriptychPanels, reverseChainPanels } from '../support/figurePanels.js';
import { pixelHash, show, showReady, waitForState } from '../support/figures.js';

// Schedules of equal length, which only their content tells apart. A figure that is on the page already must follow.

const image = randomImage();
const betas = Array.from({ length: 20 }, (_, t) => 0.01 + 0.002 * t);
/** The same but for one β, in the middle. */
const otherBetas = betas.map((beta, t) => (t === 7 ? 0.3 : beta));

type Given = Schedule | ScheduleOptions;
const pairs: [what: string, first: Given, second: Given][] = [
  ['options of another kind', { timesteps: 20 }, { timesteps: 20, kind: 'cosine' }],
  ['options of another end', { timesteps: 20, betaEnd: 0.1 }, { timesteps: 20, betaEnd: 0.2 }],
  ['lists of βs', { betas }, { betas: otherBetas }],
  ['arrays of βs', { betas: Float64Array.from(betas) }, { betas: Float64Array.from(otherBetas) }],
  ['schedules', createSchedule({ betas }), createSchedule({ betas: otherBetas })],
  ['schedules of two kinds', createSchedule({ timesteps: 20 }), createSchedule({ timesteps: 20, kind: 'sigmoid' })],
];

/** A schedule, whatever it was given as. */
const made = (given: Given): Schedule => ('alphasCumprod' in given ? given : createSchedule(given));

describe.each(pairs)('%s', (_, first, second) => {
  const t = 12;
  const settingOf = (schedule: Given) => ({ image, schedule: made(schedule), seed: 0 });
  const figures: [
    string,
    (schedule: Given) => ReactElement,
    (schedule: Given) => Parameters<typeof expectPanels>[2],
  ][] = [
    [
      'NoiseTriptych',
      (schedule) => <NoiseTriptych image={image} schedule={schedule} t={t} />,
      (schedule) => noiseTriptychPanels(settingOf(schedule), t),
    ],
    [
      'MeanComparison',
      (schedule) => <MeanComparison image={image} schedule={schedule} t={t} />,
      (schedule) => meanComparisonPanels(settingOf(schedule), t),
    ],
    [
      'ReverseChain',
      (schedule) => <ReverseChain image={image} schedule={schedule} states={2} />,
      (schedule) => reverseChainPanels(settingOf(schedule), 'skip', [10, -1]),
    ],
  ];

  it.each(figures)('are told apart by a living %s', async (_, elementOf, panelsOf) => {
    const { figure, rerender } = await showReady(elementOf(first));
    for (const schedule of [first, second, first]) {
      rerender(elementOf(schedule));
      await waitForState(figure, 'ready');
      expectPanels(figure, settingOf(schedule), panelsOf(schedule));
    }
  });

  it('are told apart by a living ScheduleChart', () => {
    const chart = (schedule: Given) => <ScheduleChart schedule={schedule} t={7} />;
    const look = (figure: Element) => figure.querySelector('svg[role=img]')?.outerHTML;
    const { figure, rerender } = show(chart(first));
    const looks = [look(figure)];
    for (const schedule of [second, first]) {
      rerender(chart(schedule));
      looks.push(look(figure));
    }
    expect(looks[1]).not.toBe(looks[0]);
    expect(looks[2]).toBe(looks[0]);
    expect(looks[1]).toBe(look(show(chart(second)).figure));
  });
});

it('a schedule that says the same is no change, however it is given', async () => {
  const figure = (schedule: Given) => <NoiseTriptych image={image} schedule={schedule} t={12} />;
  const { figure: shown, rerender } = await showReady(figure({ betas }));
  const before = pixelHash(shown);
  const same = [{ betas: [...betas] }, { betas: Float64Array.from(betas) }, createSchedule({ betas })];
  for (const schedule of same) {
    rerender(figure(schedule));
    await waitForState(shown, 'ready');
    expect(pixelHash(shown)).toBe(before);
  }
});
