import { act, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import '../support/figures.js';
import { createSchedule } from '../../src/core/schedule.js';
import { describeTargets } from '../../src/figures/PredictionTargets/chart.js';
import { describeChart } from '../../src/figures/ScheduleChart/chart.js';
import { curveNames } from '../../src/figures/ScheduleChart/curves.js';
import { typesetting } from '../../src/hooks/load.js';
import { Legend } from '../../src/marks/chart/CurveNames.js';

// Stands alone, as KaTeX stays once it is loaded.

it('the names of curves stay where they are when they are typeset', async () => {
  const schedule = createSchedule();
  const { container } = render(
    <>
      <Legend curves={describeChart(schedule, { curves: curveNames, t: null, height: 280 }).curves} />
      <Legend curves={describeTargets(schedule, { t: null, predictionError: 0.1, measured: null }).curves} />
    </>,
  );
  const widths = () => [...container.querySelectorAll('.df-chart-entry')].map((entry) => entry.clientWidth);
  await document.fonts.ready;
  const kept = widths();
  await act(typesetting.load);
  expect(container.querySelectorAll('.df-chart-entry .katex-html')).toHaveLength(kept.length);
  const differences = widths().map((width, index) => Math.abs(width - (kept[index] as number)));
  expect(Math.max(...differences)).toBeLessThanOrEqual(1);
});
