import type { CSSProperties, ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import {
  ChainDiagram,
  DenoiserField,
  ForwardGrid,
  MeanComparison,
  NoisePrediction,
  NoisePredictorDiagram,
  NoiseTriptych,
  PathComparison,
  PosteriorMean,
  ReverseChain,
  SampleTrajectories,
  ScheduleChart,
} from '../../src/index.js';
import { sceneOf } from '../../src/snapshot/scene.js';
import { cutTexts } from '../support/cut.js';
import { canvasesOf, show, showReady, smallImage } from '../support/figures.js';

// Where the parts of a figure are, on a wide page and on a narrow one.

const image = smallImage();
const NARROW = 340;
const WIDE = 900;

/** A figure on a page of some width, once it is ready. */
async function shownIn(width: number, element: ReactElement): Promise<HTMLElement> {
  return (await showReady(<div style={{ width }}>{element}</div>)).figure;
}

const boxOf = (element: Element | null | undefined) => (element as Element).getBoundingClientRect();

/** How many images each row of the page has, from the top. */
function panelsInRows(figure: Element): number[] {
  const tops = canvasesOf(figure).map((canvas) => Math.round(boxOf(canvas).top));
  return [...new Set(tops)].sort((a, b) => a - b).map((top) => tops.filter((other) => other === top).length);
}

describe('panels in a row', () => {
  it.each<[name: string, element: ReactElement, wide: number[], narrow: number[]]>([
    ['NoiseTriptych', <NoiseTriptych key="" image={image} />, [3], [1, 2]],
    ['NoisePrediction', <NoisePrediction key="" image={image} />, [5], [1, 2, 2]],
    ['SampleTrajectories', <SampleTrajectories key="" />, [2], [1, 1]],
    ['ReverseChain', <ReverseChain key="" image={image} />, [6], [1, 5]],
    ['ForwardGrid', <ForwardGrid key="" image={image} rows={2} samples={3} />, [4, 4], [1, 4, 3]],
  ])('of a %s are as many as there is room for', async (_, element, wide, narrow) => {
    expect(panelsInRows(await shownIn(WIDE, element))).toEqual(wide);
    expect(panelsInRows(await shownIn(NARROW, element))).toEqual(narrow);
  });
});

const titledIn: [width: number, samples: number][] = [
  [WIDE, 3],
  [WIDE, 20],
  [600, 4],
  [NARROW, 3],
  [NARROW, 20],
];

it.each(titledIn)(
  'in %d pixels the titles of a ForwardGrid begin and end with their columns',
  async (width, samples) => {
    const figure = await shownIn(width, <ForwardGrid kind="step" image={image} rows={1} samples={samples} />);
    const titles = [...figure.querySelectorAll('.df-column-titles > *')].map(boxOf);
    const panels = [...figure.querySelectorAll('.df-panel')].map(boxOf);
    expect(titles).toHaveLength(2);
    expect(titles[0]?.left).toBeCloseTo(panels[0]?.left ?? 0, 0);
    expect(titles[0]?.right).toBeCloseTo(panels[0]?.right ?? 0, 0);
    expect(titles[1]?.left).toBeCloseTo(panels[1]?.left ?? 0, 0);
    expect(titles[1]?.right).toBeCloseTo(panels.at(-1)?.right ?? 0, 0);
    const [first, second] = [...figure.querySelectorAll('.df-column-titles .katex-html')].map(boxOf);
    const isBeside = (first?.right ?? 0) < (second?.left ?? 0);
    expect(isBeside || (first?.bottom ?? 0) <= (second?.top ?? 0) + 1, 'no title touches another').toBe(true);
  },
);

it.each([
  [652, 4],
  [280, 2],
])('in %d pixels the titles of a ForwardGrid with %d samples stand on one line', async (width, samples) => {
  const figure = await shownIn(width, <ForwardGrid image={image} rows={1} samples={samples} />);
  const [mean, samplesOf] = [...figure.querySelectorAll('.df-column-titles .katex-html .base:last-child')].map(boxOf);
  expect(mean?.bottom).toBeCloseTo(samplesOf?.bottom ?? 0, -1);
});

it.each([
  [280, 4],
  [280, 20],
  [360, 1],
  [360, 4],
  [600, 4],
  [800, 4],
])('in %d pixels a ForwardGrid of steps with %d samples shows all of its titles', async (width, samples) => {
  const figure = await shownIn(width, <ForwardGrid kind="step" image={image} rows={1} samples={samples} />);
  expect(cutTexts(figure)).toEqual([]);
});

/** What a reader sees of each title, in words and symbols. */
function seenTitles(figure: Element): string[] {
  return [...figure.querySelectorAll('.df-panel-title')].map((title) => {
    const parts = [...title.querySelectorAll('.df-title-name, .katex-html')];
    return parts.map((part) => part.textContent?.trim()).join(' ');
  });
}

describe('the title of a panel', () => {
  const comparison = <MeanComparison image={image} />;
  const tops = (figure: Element) => canvasesOf(figure).map((canvas) => Math.round(boxOf(canvas).top));

  it.each([
    [WIDE, 1],
    [260, 2],
  ])('in %d pixels has words before its symbol, above images in rows: %d', async (width, rows) => {
    const figure = await shownIn(width, comparison);
    expect(seenTitles(figure).map((title) => title.replace(/ \S+$/, ''))).toEqual([
      'Noisy image',
      'Posterior mean',
      'Forward mean',
    ]);
    expect(cutTexts(figure)).toEqual([]);
    expect(new Set(tops(figure)).size).toBe(rows);
    const saved = sceneOf(figure).parts.map((part) => (part.kind === 'text' ? part.text : ''));
    expect(saved.join(' ')).toMatch(/posterior\s+mean/);
  });

  it('stays in its panel, and linked to a formula too', async () => {
    const figure = await shownIn(260, <MeanComparison image={image} formula />);
    for (const title of figure.querySelectorAll('.df-panel-title')) {
      expect(boxOf(title.querySelector('.df-title')).right).toBeLessThanOrEqual(boxOf(title).right);
    }
    expect(figure.querySelectorAll('.df-panel-title > .df-target .df-title')).not.toHaveLength(0);
    const names = [...figure.querySelectorAll('.df-panel-title button .df-visually-hidden')].map(
      ({ textContent }) => textContent,
    );
    expect(names).toEqual(['Noisy image x_t', 'the posterior mean of x_(t-1)', 'the forward mean of x_(t-1)']);
  });
});

describe('on a page wider than a figure needs', () => {
  it.each<[name: string, element: ReactElement, width: number]>([
    ['panels are 60rem wide', <NoiseTriptych key="" image={image} caption="Below." />, 960],
    ['a chart alone is 40rem wide', <ScheduleChart key="" caption="Below." />, 640],
    ['a page may choose a width', <Chosen key="" />, 800],
  ])('%s, in the middle, above a caption that begins with them', async (_, element, width) => {
    const figure = await shownIn(1200, element);
    const [frame, body, caption] = [figure, figure.querySelector('.df-body'), figure.querySelector('.df-caption')].map(
      boxOf,
    ) as [DOMRect, DOMRect, DOMRect];
    expect(body.width).toBe(width);
    expect(body.left - frame.left).toBeCloseTo(frame.right - body.right, 0);
    expect(caption.left).toBeCloseTo(body.left, 0);
    expect(caption.top - body.bottom).toBeCloseTo(12, 0);
  });

  function Chosen() {
    return <NoiseTriptych image={image} caption="Below." style={{ '--df-wide': '50rem' } as CSSProperties} />;
  }
});

it('the texts of a figure are as large as its font says, also those within others', async () => {
  const sizesAt = async (fontSize: number) => {
    const figure = await shownIn(WIDE, <PathComparison style={{ fontSize }} caption="Below." />);
    const sizeOf = (selector: string) =>
      Number.parseFloat(getComputedStyle(figure.querySelector(selector) as Element).fontSize);
    return ['.df-panel-title', '.df-dial', '.df-slider-label', '.df-table td', '.df-caption'].map(
      (selector) => sizeOf(selector) / fontSize,
    );
  };
  expect(await sizesAt(16)).toEqual([0.9375, 0.8125, 0.8125, 0.8125, 0.875]);
  expect(await sizesAt(20)).toEqual([0.9375, 0.8125, 0.8125, 0.8125, 0.875]);
});

it.each([NARROW, WIDE])('in %d pixels the caption of a ForwardGrid begins at its edge', async (width) => {
  const figure = await shownIn(width, <ForwardGrid image={image} rows={1} samples={1} caption="Below." />);
  expect(boxOf(figure.querySelector('.df-caption')).left).toBeCloseTo(boxOf(figure).left, 0);
});

it.each([NARROW, 600, 700, WIDE, 1200])(
  'in %d pixels a NoisePredictorDiagram stays within its frame, in its middle',
  async (width) => {
    const figure = await shownIn(width, <NoisePredictorDiagram image={image} />);
    const [frame, parts] = [boxOf(figure), [...figure.querySelectorAll('.df-panel, .df-predictor-network')].map(boxOf)];
    const left = Math.min(...parts.map((part) => part.left)) - frame.left;
    const right = frame.right - Math.max(...parts.map((part) => part.right));
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeCloseTo(right, 0);
  },
);

/** The arrows of a diagram: their meaning, and to which side they point. */
function arrowsOf(diagram: Element): string[] {
  return [...diagram.querySelectorAll<SVGElement>('svg.df-arrow')].map((arrow) => {
    const { left, right } = boxOf(arrow);
    const head = boxOf([...arrow.querySelectorAll('path')].at(-1));
    const side = head.left + head.right > left + right ? 'right' : 'left';
    return `${arrow.dataset['ink'] ?? 'plain'} to the ${side}`;
  });
}

it('the arrows of a ChainDiagram lead from noise to image and back, those of a NoisePredictorDiagram through it', () => {
  const chain = show(<ChainDiagram image={image} style={{ width: WIDE }} />).figure;
  const links = [...chain.querySelectorAll('.df-chain-link')].map(arrowsOf);
  expect(links).toEqual(new Array(3).fill(['posterior to the right', 'noise to the left']));
  const predictor = show(<NoisePredictorDiagram image={image} style={{ width: WIDE }} />).figure;
  expect(arrowsOf(predictor)).toEqual(['plain to the right', 'noise to the right']);
});

it('aspectRatio is the shape of every panel’s place', async () => {
  for (const element of [
    <ForwardGrid key="" image={image} rows={1} samples={1} aspectRatio={2} />,
    <ChainDiagram key="" image={image} aspectRatio={2} />,
    <NoisePredictorDiagram key="" image={image} aspectRatio={2} />,
  ]) {
    for (const { width, height } of canvasesOf(await shownIn(WIDE, element)).map(boxOf)) {
      expect(width / height).toBeCloseTo(2, 1);
    }
  }
});

it.each<[name: string, element: ReactElement, parts: [string, string]]>([
  ['PosteriorMean', <PosteriorMean key="" />, ['.df-posterior-panels', '.df-gallery']],
  ['DenoiserField', <DenoiserField key="" count={200} />, ['.df-scatter', '.df-field-key']],
])('a %s fills both halves of a wide page', async (_, element, [first, second]) => {
  const figure = await shownIn(1200, element);
  const [frame, left, right] = ['.df-body', first, second].map((part) => boxOf(figure.querySelector(part))) as [
    DOMRect,
    DOMRect,
    DOMRect,
  ];
  expect(left.width).toBeGreaterThan(frame.width / 2 - 30);
  expect(right.left).toBeGreaterThan(left.right);
  expect(right.top).toBeCloseTo(left.top, 0);
  expect(right.right).toBeCloseTo(frame.right, 0);
});
