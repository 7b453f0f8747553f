import { describe, expect, it } from 'vitest';
import { type Axis, positionOn } from '../../../src/charts/axes.js';
import { type GaussianPath, gaussianPath } from '../../../src/core/index.js';
import { pathCurveNames } from '../../../src/equations/curves.js';
import { describeCharts } from '../../../src/figures/ScheduleChart/chart.js';
import { ScheduleChart } from '../../../src/figures/ScheduleChart/index.js';
import type { Text } from '../../../src/i18n/message.js';
import { english } from '../../support/english.js';
import { tableLines } from '../../support/tableLines.js';

const flow = gaussianPath({ kind: 'flow' });
const describeAll = (path: GaussianPath, t: number | null = null) =>
  describeCharts(path, { curves: pathCurveNames, t, betasApart: false, height: 280 });

describe('the charts of a path', () => {
  it('have its scales above and logSnr below, over its own time', () => {
    const [upper, lower] = describeAll(flow, 0.35);
    expect(upper?.curves.map(({ name }) => name)).toEqual(['alpha', 'sigma']);
    expect(lower?.curves.map(({ name }) => name)).toEqual(['logSnr']);
    expect(upper?.x.ticks.map(({ text }) => english(text))).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
    expect(upper?.marker).toEqual({ value: 0.35 });
    expect(english(upper?.label as Text)).toBe(
      'The flow path from t = 0 to t = 1: alpha_t, which scales x0, goes from 1 to 0; sigma_t, which scales the noise, goes from ' +
        '0 to 1. At t = 0.35: alpha_t, which scales x0, is 0.65; sigma_t, which scales the noise, is 0.35.',
    );
    expect(english(lower?.label as Text)).toContain('the log-SNR goes from ∞ to -∞. At t = 0.35: the log-SNR is 1.24.');
  });

  it('say that logSnr is 0 where as much is signal as noise, whatever is rounded', () => {
    const [, lower] = describeAll(gaussianPath({ kind: 'flow', shift: 3 }), 0.25);
    expect(english(lower?.label as Text)).toContain('the log-SNR is 0.');
  });

  it('reach as high as σ does', () => {
    const [upper] = describeAll(gaussianPath({ kind: 'edm' }), 20);
    expect(english(upper?.y.ticks.at(-1)?.text ?? '')).toBe('80');
    expect(english(upper?.x.ticks.at(-1)?.text ?? '')).toBe('80');
    expect(positionOn(upper?.x as Axis, 20)).toBe(0.25);
  });

  it('are refused for what has no meaning on a path, and for paths without signal or noise', () => {
    const curves = ['betas'] as const;
    expect(() => describeCharts(flow, { curves, t: null, betasApart: false, height: 280 })).toThrow(
      new RangeError(
        "invalid curves: \"betas\"; expected one or more of 'alpha', 'sigma', 'logSnr': a path has no single steps",
      ),
    );
    const empty: GaussianPath = { ...flow, alpha: () => 0, sigma: () => 0 };
    expect(() => describeAll(empty)).toThrow('alpha = sigma = 0');
  });
});

it('the table of a path has a line for each thousandth of its way', () => {
  const lines = tableLines(ScheduleChart, { model: { schedule: flow, curves: ['alpha', 'sigma'] } });
  expect(lines).toHaveLength(1002);
  expect(lines[0]).toBe('t,alpha,sigma');
  expect(lines[251]).toBe('0.25,0.75,0.25');
  expect(lines.at(-1)).toBe('1,0,1');
});
