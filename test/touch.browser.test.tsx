import '../stories/page.css';
import '../src/teach.css';
import { cleanup, render } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { Chart, Draggable, linearAxis } from '../src/define/index.js';
import {
  CoefficientValue,
  DenoiserField,
  DiffusionProvider,
  FlowPlane,
  Inpaint,
  Observations,
  PathComparison,
  ScheduleChart,
  TimestepSlider,
  TimestepValue,
  TrainDenoiser,
} from '../src/index.js';
import { Prediction } from '../src/teach/index.js';
import { DraggedPicture } from '../stories/Start/DraggedPicture.js';
import './support/figures.js';
import { dragByMouse, dragByTouch, type Place } from './support/pointer.js';

// A finger moves all that a mouse drags, as far, and the page scrolls beside it.

interface Case {
  readonly element: ReactElement;
  /** Selects what is pressed. */
  readonly grip: string;
  /** Pixels to the right and down. */
  readonly way: readonly [right: number, down: number];
  /** Where the grip is pressed. @default its center */
  readonly at?: Place;
  /** Where a finger scrolls the page: a place of the plot around the grip, or of the grip if it moves across alone. @default nowhere */
  readonly beside?: Place;
}

const asked = { id: 'q', question: 'Which?', misconception: 'None.', children: <p>Because.</p> };
const axes = { x: { min: 0, max: 999, label: 't' }, y: { min: 0, max: 1, label: 'height' } };
const point = '.df-draggable';
const plane = { x: linearAxis(0, 1, { name: null }), y: linearAxis(-3, 3, { name: null }), label: 'a plane' };

function OwnChart() {
  const [[x, y], setPoint] = useState([0.5, 0]);
  return (
    <figure className="df-figure">
      <div className="df-body">
        <Chart {...plane}>
          <Draggable {...{ x, y }} label="start" onChange={setPoint} />
        </Chart>
      </div>
    </figure>
  );
}

const cases: Record<string, Case> = {
  'the start of FlowPlane': {
    element: <FlowPlane />,
    grip: `[aria-orientation="vertical"]${point}`,
    way: [0, -90],
    beside: [0.6, 0.9],
  },
  'the line of Observations': {
    element: <Observations count={20} />,
    grip: point,
    way: [-40, -60],
    beside: [0.1, 0.9],
  },
  'the state of DenoiserField': {
    element: <DenoiserField arrows="posterior" />,
    grip: point,
    way: [30, 70],
    beside: [0.1, 0.9],
  },
  'a point of your own chart': {
    element: <OwnChart />,
    grip: point,
    way: [50, 60],
    beside: [0.2, 0.9],
  },
  'the marker of a chart': {
    element: <ScheduleChart defaultT={300} />,
    grip: '.df-chart-area',
    way: [200, 20],
    beside: [0.5, 0.5],
  },
  'a tap on a chart': {
    element: <ScheduleChart defaultT={300} />,
    grip: '.df-chart-area',
    way: [0, 0],
    at: [0.7, 0.5],
  },
  'the marker of a level': { element: <PathComparison />, grip: '[data-markable="up"]', way: [20, 60] },
  'a number in a sentence': {
    element: (
      <p>
        The state at <TimestepValue /> has the scale <CoefficientValue name="alphasCumprodSqrt" />.
      </p>
    ),
    grip: '.df-number',
    way: [80, 3],
    beside: [0.5, 0.5],
  },
  'the slider of t': { element: <TimestepSlider />, grip: 'input[type=range]', way: [90, 3] },
  'the hidden pixels of Inpaint': {
    element: <Inpaint schedule={{ kind: 'cosine', timesteps: 4 }} defaultResample={2} />,
    grip: '.df-mask-pad',
    way: [20, 60],
    at: [0.2, 0.1],
  },
  'points drawn for a training': { element: <TrainDenoiser />, grip: '.df-train-pad', way: [60, 90], at: [0.3, 0.3] },
  'a curve drawn for a question': {
    element: <Prediction {...asked} {...axes} kind="curve" truth={(x) => x / 999} tolerance={0.05} />,
    grip: '.df-chart-area',
    way: [150, 60],
  },
  'a marked place': {
    element: <Prediction {...asked} {...axes} kind="place" line={(x) => x / 999} truth={258} tolerance={30} />,
    grip: 'input[type=range]',
    way: [100, 3],
    beside: [0.5, 0.5],
  },
  'the picture of the first page': {
    element: <DraggedPicture />,
    grip: '[role=slider]',
    way: [120, 5],
    at: [0.4, 0.5],
  },
};

beforeEach(() => page.viewport(700, 900));
afterEach(cleanup);

/** Shows a case in a page that scrolls, with what it draws at the same place each time. */
async function shown({ element, grip }: Case) {
  const { container } = render(
    <DiffusionProvider>
      <div style={{ height: 300 }} />
      {element}
      <div style={{ height: 3000 }} />
    </DiffusionProvider>,
  );
  await expect.poll(() => container.querySelector(grip)).not.toBeNull();
  await expect.poll(() => container.querySelector('[data-state="pending"]')).toBeNull();
  const target = container.querySelector(grip) as Element;
  target.scrollIntoView({ block: 'center' });
  return { container, target };
}

/** What a reader sees of a moved thing: values of sliders, the places of marks, and texts. */
function seen(container: Element): string {
  const values = [...container.querySelectorAll('input')].map(({ value }) => value);
  const named = [...container.querySelectorAll('[aria-valuetext], [role=img]')].map(
    (element) => element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-label'),
  );
  const lines = [...container.querySelectorAll('.df-question path')].map((path) => path.getAttribute('d'));
  return JSON.stringify([values, named, lines]);
}

describe.each(Object.entries(cases))('%s', (_, one) => {
  it('follows a finger as far as a mouse, and the page stays', async () => {
    const ends: string[] = [];
    for (const drag of [dragByMouse, dragByTouch]) {
      const { container, target } = await shown(one);
      const { width, height } = target.getBoundingClientRect();
      const [across, down] = one.at ?? [0.5, 0.5];
      const before = seen(container);
      const top = scrollY;
      await drag(target, [across, down], [across + one.way[0] / width, down + one.way[1] / height]);
      await expect.poll(() => seen(container)).not.toBe(before);
      await expect.poll(() => container.querySelector('[data-state="pending"]')).toBeNull();
      ends.push(seen(container));
      expect(scrollY).toBe(top);
      cleanup();
    }
    expect(ends[1]).toBe(ends[0]);
  });
});

describe.each(Object.entries(cases).filter(([, { beside }]) => beside))('beside %s', (_, one) => {
  it('a finger scrolls the page', async () => {
    const { container, target } = await shown(one);
    const [across, down] = one.beside as Place;
    const plot = target.closest('.df-chart-area, .df-scatter') ?? target;
    const [before, top] = [seen(container), scrollY];
    await dragByTouch(plot, [across, down], [across, down - 200 / plot.getBoundingClientRect().height]);
    await expect.poll(() => scrollY).toBeGreaterThan(top + 100);
    expect(seen(container)).toBe(before);
  });
});
