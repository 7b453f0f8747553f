import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type CurveName, curveNames } from '../../src/equations/curves.js';
import { DiffusionProvider, ScheduleChart } from '../../src/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Schedule } from '../../src/process/types.js';

/** The values of one attribute, in the order of the markup. */
function attributes(markup: string, name: string): string[] {
  return [...markup.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value as string);
}

/** The texts of the ticks: those at the left, then those below. */
function tickTexts(markup: string): string[] {
  return [...markup.matchAll(/<text class="df-chart-tick"[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text as string);
}

describe('the chart as a server sends it', () => {
  it('is ready, with a curve for each of the default quantities', () => {
    const markup = renderToStaticMarkup(<ScheduleChart />);
    expect(markup).toContain('data-figure="schedule-chart" data-state="ready"');
    expect(attributes(markup, 'data-curve')).toEqual(['betas', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt']);
    expect(markup).not.toMatch(/NaN|Infinity/);
  });

  it('has round ticks on both axes', () => {
    const markup = renderToStaticMarkup(<ScheduleChart />);
    const values = ['0', '0.2', '0.4', '0.6', '0.8', '1.0'];
    expect(tickTexts(markup)).toEqual([...values, '0', '200', '400', '600', '800', '999']);
  });

  it('fits its values to betas alone', () => {
    const values = ['0', '0.005', '0.010', '0.015', '0.020'];
    expect(tickTexts(renderToStaticMarkup(<ScheduleChart curves={['betas']} />))).toEqual(
      expect.arrayContaining(values),
    );
  });

  it('draws β apart below the others, on an axis of its own, with one marker to move and one name of the axis', () => {
    const markup = renderToStaticMarkup(
      <DiffusionProvider defaultT={50}>
        <ScheduleChart betasApart />
      </DiffusionProvider>,
    );
    expect(attributes(markup, 'data-curve')).toEqual(['alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt', 'betas']);
    const below = ['0', '200', '400', '600', '800', '999'];
    const upper = ['0', '0.2', '0.4', '0.6', '0.8', '1.0', ...below];
    expect(tickTexts(markup)).toEqual([...upper, '0', '0.005', '0.010', '0.015', '0.020', ...below]);
    expect(markup.match(/class="df-chart-marker"/g)).toHaveLength(2);
    expect(markup.match(/role="slider"/g)).toHaveLength(1);
    expect(markup.match(/class="df-chart-axis /g)).toHaveLength(1);
    expect(markup).toContain('At t = 50: beta_t is 0.0011');
  });

  it.each<[what: string, curves: CurveName[]]>([
    ['without β', ['alphas']],
    ['of β alone', ['betas']],
  ])('has one part %s, apart or not', (_, curves) => {
    const apart = renderToStaticMarkup(<ScheduleChart curves={curves} betasApart />);
    expect(apart).toBe(renderToStaticMarkup(<ScheduleChart curves={curves} />));
  });

  it('tells its curves apart by their dashes alone', () => {
    const markup = renderToStaticMarkup(<ScheduleChart curves={curveNames} />);
    const curves = [...markup.matchAll(/<path class="df-chart-curve"[^>]*>/g)].map(
      ([tag]) => attributes(tag, 'stroke-dasharray')[0] ?? '',
    );
    expect(curves).toHaveLength(curveNames.length);
    expect(new Set(curves).size).toBe(curves.length);
  });

  it('marks a timestep with a line, a dot a curve, and the values in words', () => {
    const { alphasCumprodSqrt } = createSchedule();
    const markup = renderToStaticMarkup(<ScheduleChart curves={['betas', 'alphasCumprodSqrt']} t={50} />);
    expect(markup.match(/class="df-chart-marker"/g)).toHaveLength(1);
    expect(markup.match(/class="df-chart-dot"/g)).toHaveLength(2);
    const [label] = attributes(markup, 'aria-label');
    expect(label).toContain('At t = 50: beta_t is 0.0011');
    expect(label).toContain(`is ${Number(alphasCumprodSqrt[50]?.toPrecision(3))}`);
  });

  it('draws βs down to the smallest float64', () => {
    const markup = renderToStaticMarkup(
      <ScheduleChart curves={['betas']} schedule={{ betaStart: 5e-324, betaEnd: 5e-324 }} t={3} />,
    );
    expect(markup).toContain('data-state="ready"');
    expect(attributes(markup, 'aria-label')[0]).toContain('At t = 3: beta_t is 5e-324.');
    expect(markup).not.toMatch(/NaN|Infinity/);
  });

  it('has no marker where none is asked for', () => {
    expect(renderToStaticMarkup(<ScheduleChart />)).not.toMatch(/df-chart-marker|df-chart-dot/);
  });

  it('shows the values of a single step as dots', () => {
    const markup = renderToStaticMarkup(<ScheduleChart schedule={{ timesteps: 1 }} />);
    expect(markup).toContain('data-state="ready"');
    expect(markup.match(/class="df-chart-dot"/g)).toHaveLength(3);
    expect(markup).not.toMatch(/NaN|Infinity/);
  });

  it('takes the schedule of the provider around it, and its own first', () => {
    const around = (chart: React.ReactElement) =>
      renderToStaticMarkup(<DiffusionProvider schedule={{ kind: 'cosine', timesteps: 20 }}>{chart}</DiffusionProvider>);
    expect(around(<ScheduleChart />)).toContain('The cosine noise schedule from t = 0 to t = 19');
    expect(around(<ScheduleChart schedule={{ kind: 'sigmoid' }} />)).toContain('The sigmoid noise schedule');
  });

  it('passes on what a figure takes', () => {
    const markup = renderToStaticMarkup(<ScheduleChart id="s" className="mine" caption="Said below." height={200} />);
    expect(markup).toContain('<figure id="s" class="df-figure df-root not-content not-prose mine"');
    expect(markup).toContain('>Said below.</figcaption>');
  });
});

describe('wrong options', () => {
  const wrong: [what: string, chart: React.ReactElement, message: string][] = [
    ['a schedule', <ScheduleChart key="" schedule={{ betaStart: -1 }} />, 'invalid betaStart: -1'],
    [
      'an unknown curve',
      <ScheduleChart key="" curves={['gammas' as CurveName]} />,
      'invalid curves: &quot;gammas&quot;',
    ],
    ['no curve', <ScheduleChart key="" curves={[]} />, 'invalid curves'],
    [
      'a curve twice',
      <ScheduleChart key="" curves={['betas', 'alphas', 'betas']} />,
      'invalid curves: &quot;betas&quot;; expected each name at most once',
    ],
    ['t beyond the end', <ScheduleChart key="" t={1000} />, 'invalid t: 1000'],
    ['t between steps', <ScheduleChart key="" t={0.5} />, 'invalid t: 0.5'],
    ['no height', <ScheduleChart key="" height={Number.NaN} />, 'invalid height: NaN'],
    ['an empty schedule', <ScheduleChart key="" schedule={{ alphasCumprod: [] } as unknown as Schedule} />, 'invalid'],
  ];

  it.each(wrong)('says so in the frame: %s', (_, chart, message) => {
    const markup = renderToStaticMarkup(chart);
    expect(markup).toContain('data-state="error"');
    expect(markup).toMatch(/<p class="df-message" role="alert">/);
    if (message !== 'invalid') expect(markup).toContain(message);
  });
});

describe('the sentence at the crossing', () => {
  /** The TeX of t in the sentence. */
  const textOf = (element: ReactElement) =>
    /df-chart-annotation.*?>(t = [\d.]+)<\/annotation>.*?larger scale/.exec(renderToStaticMarkup(element))?.[1];

  it.each(['linear', 'quadratic', 'sigmoid', 'cosine'] as const)('names the first t with more noise, %s', (kind) => {
    const schedule = createSchedule({ kind });
    const first = schedule.alphasCumprod.findIndex((share) => share < 0.5);
    expect(textOf(<ScheduleChart schedule={schedule} />)).toBe(`t = ${first}`);
  });

  it('names the middle of a straight path', () => {
    expect(textOf(<ScheduleChart schedule={{ path: 'flow' }} />)).toBe('t = 0.5');
  });

  it('is left out where one of the scales is, or where they do not cross inside of the plot', () => {
    expect(textOf(<ScheduleChart curves={['oneMinusAlphasCumprodSqrt']} />)).toBeUndefined();
    expect(textOf(<ScheduleChart schedule={{ betaEnd: 1e-4 }} />)).toBeUndefined();
    expect(textOf(<ScheduleChart schedule={{ path: 'edm' }} />)).toBeUndefined();
  });
});
