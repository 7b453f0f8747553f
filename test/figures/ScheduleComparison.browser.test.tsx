import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, ScheduleComparison } from '../../src/index.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { createSchedule } from '../../src/process/schedule.js';
import { blend, valuesOf } from '../support/arithmetic.js';
import { expectPanels } from '../support/expectPanels.js';
import { canvasesOf, labelsOf, readyPixels, show, showReady, smallImage, waitForState } from '../support/figures.js';

const image = smallImage();

/** The table, row by row, without its header. */
function tableOf(figure: Element): string[][] {
  return [...figure.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => (textContent ?? '').replaceAll('\u2007', '')),
  );
}

function curveNamesOf(figure: Element): (string | null)[] {
  return [...figure.querySelectorAll('[data-curve]')].map((curve) => curve.getAttribute('data-curve'));
}

function chartLabelOf(figure: Element): string {
  return figure.querySelector('svg[role=img]')?.getAttribute('aria-label') ?? '';
}

// The first test, as its formulas must come after the images: KaTeX, once loaded, typesets at once.
it('keeps its height when it becomes ready', async () => {
  for (const width of [328, 800]) {
    const { figure, unmount } = show(
      <div style={{ width }}>
        <ScheduleComparison quantity="logSnr" alignment="snr" />
      </div>,
    );
    const before = figure.getBoundingClientRect().height;
    await waitForState(figure, 'ready');
    expect(figure.getBoundingClientRect().height).toBe(before);
    expect(figure.scrollWidth).toBeLessThanOrEqual(width);
    unmount();
  }
});

describe('the built-in image', () => {
  it('says when noise takes over in each kind: 97 for the cat, not 258', async () => {
    const { figure } = await showReady(<ScheduleComparison />);
    expect(tableOf(figure)).toEqual([
      ['linear', '258', '97'],
      ['quadratic', '417', '188'],
      ['sigmoid', '438', '252'],
      ['cosine', '495', '196'],
    ]);
    expect(figure.querySelector('.df-note')?.textContent).toMatch(/0\.330$/);
  });
});

describe('the images', () => {
  it('are x_t of each schedule, all with the same ε', async () => {
    const { figure } = await showReady(
      <ScheduleComparison image={image} kinds={['cosine', 'linear']} timesteps={300} columns={3} seed={5} />,
    );
    const x0 = valuesOf(image);
    const epsilon = gaussianNoise(x0.length, { seed: 5, stream: 0 });
    const panels = (['cosine', 'linear'] as const).flatMap((kind) => {
      const schedule = createSchedule({ kind, timesteps: 300 });
      return [0, 100, 200].map((t) => {
        const alphaBar = schedule.alphasCumprod[t] as number;
        const values = blend([Math.sqrt(alphaBar), x0], [Math.sqrt(1 - alphaBar), epsilon]);
        return { values, label: `x_t of the ${kind} schedule at t = ${t}` };
      });
    });
    expectPanels(figure, { image, schedule: createSchedule(), seed: 5 }, panels);
  });

  it('are others for another seed, another betaEnd and another alignment', async () => {
    const pixels = [
      await readyPixels(<ScheduleComparison image={image} />),
      await readyPixels(<ScheduleComparison image={image} seed={1} />),
      await readyPixels(<ScheduleComparison image={image} betaEnd={0.05} />),
      await readyPixels(<ScheduleComparison image={image} alignment="snr" />),
    ];
    expect(new Set(pixels).size).toBe(pixels.length);
  });

  it('follow a change of the kinds', async () => {
    const { figure, rerender } = await showReady(<ScheduleComparison image={image} />);
    expect(canvasesOf(figure)).toHaveLength(20);
    rerender(<ScheduleComparison image={image} kinds={['sigmoid']} columns={2} />);
    await waitForState(figure, 'ready');
    expect(labelsOf(figure)).toEqual([
      'x_t of the sigmoid schedule at t = 0',
      'x_t of the sigmoid schedule at t = 500',
    ]);
    expect(curveNamesOf(figure)).toEqual(['sigmoid']);
    expect(tableOf(figure).map(([kind]) => kind)).toEqual(['sigmoid']);
  });
});

describe("the page's t", () => {
  it('is marked in the chart, and moved there, without painting anything again', async () => {
    const onReady = vi.fn();
    const { figure } = await showReady(
      <DiffusionProvider defaultT={200}>
        <ScheduleComparison image={image} onReady={onReady} />
      </DiffusionProvider>,
    );
    expect(chartLabelOf(figure)).toContain('At t = 200: linear 0.6');
    const slider = figure.querySelector('[role=slider]') as HTMLElement;
    fireEvent.keyDown(slider, { key: 'PageUp' });
    expect(chartLabelOf(figure)).toContain('At t = 250:');
    expect(slider.getAttribute('aria-valuenow')).toBe('250');
    expect(figure.dataset['state']).toBe('ready');
    await waitForState(figure, 'ready');
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(1));
  });

  it('gives way to a t of its own, and to none', async () => {
    const { figure, rerender } = await showReady(
      <DiffusionProvider defaultT={200}>
        <ScheduleComparison image={image} t={7} />
      </DiffusionProvider>,
    );
    expect(chartLabelOf(figure)).toContain('At t = 7:');
    expect(figure.querySelector('[role=slider]')).toBeNull();
    rerender(
      <DiffusionProvider defaultT={200}>
        <ScheduleComparison image={image} t={null} />
      </DiffusionProvider>,
    );
    expect(chartLabelOf(figure)).not.toContain('At t =');
  });

  it("belongs to as many steps as the page's schedule has", async () => {
    const { figure } = await showReady(
      <DiffusionProvider schedule={{ timesteps: 40 }} defaultT={20}>
        <ScheduleComparison image={image} />
      </DiffusionProvider>,
    );
    expect(chartLabelOf(figure)).toContain('from t = 0 to t = 39');
    expect(labelsOf(figure)[4]).toBe('x_t of the linear schedule at t = 32');
  });
});

it("has another image's contrast once that is shown", async () => {
  const grey = new ImageData(8, 6);
  for (let i = 0; i < grey.data.length; i++) grey.data[i] = i % 4 === 3 ? 255 : 128;
  const { figure, rerender } = await showReady(<ScheduleComparison image={image} />);
  const before = tableOf(figure)[0];
  rerender(<ScheduleComparison image={grey} />);
  await vi.waitFor(() => expect(tableOf(figure)[0]).toEqual(['linear', '258', '0']));
  expect(before?.[2]).not.toBe('0');
});

describe('with paths beside the schedules', () => {
  const flow = gaussianPath({ kind: 'flow' });

  it('has a curve, a row and a line of the table for each, in its own time', async () => {
    const { figure } = await showReady(
      <ScheduleComparison
        image={image}
        kinds={['cosine']}
        paths={[flow, gaussianPath({ kind: 'flow', shift: 3 }), gaussianPath({ kind: 'edm' })]}
        quantity="logSnr"
        columns={2}
        t={500}
      />,
    );
    expect(labelsOf(figure)).toEqual([
      'x_t of the cosine schedule at t = 0',
      'x_t of the cosine schedule at t = 500',
      'x_t of the flow 1 path at t = 0',
      'x_t of the flow 1 path at t = 0.5',
      'x_t of the flow 2 path at t = 0',
      'x_t of the flow 2 path at t = 0.5',
      'x_t of the EDM path at t = 0',
      'x_t of the EDM path at t = 40, divided by 40.0',
    ]);
    expect(curveNamesOf(figure)).toHaveLength(4);
    expect(chartLabelOf(figure)).toContain('flow 1 0; flow 2 -2.2; EDM -7.38');
    expect(tableOf(figure).map(([name, equal]) => [name, equal])).toEqual([
      ['cosine', '495'],
      ['flow 1', '0.5'],
      ['flow 2', '0.25'],
      ['EDM', '1'],
    ]);
    expect(figure.querySelector('figcaption')?.textContent).toContain('too large for a screen');
  });

  it('aligned by their signal-to-noise ratio has each path at the time of just that', async () => {
    const { figure } = await showReady(
      <ScheduleComparison image={image} kinds={['linear']} paths={[flow]} alignment="snr" columns={2} />,
    );
    const [, linear, , onFlow] = labelsOf(figure).map((label) => label.split('log-SNR ')[1]);
    expect(onFlow).toBe(linear);
  });
});
