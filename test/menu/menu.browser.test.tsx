import { render } from '@testing-library/react';
import { Activity, type ReactElement, Suspense, use } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands, userEvent } from 'vitest/browser';
import { createSchedule, pathOf } from '../../src/core/index.js';
import {
  ChainDiagram,
  DenoiserField,
  DiffusionProvider,
  ForwardGrid,
  Histogram,
  NoiseTriptych,
  PatchFaces,
  PointProcess,
  PosteriorMean,
  PredictionTargets,
  ReverseChain,
  SampleTrajectories,
  ScheduleChart,
  ScheduleComparison,
  SourceImage,
  TrainDenoiser,
  X0Reconstruction,
} from '../../src/index.js';
import { imageElsewhere } from '../../src/serialize/elsewhere.js';
import { sceneOf } from '../../src/snapshot/scene.js';
import { canvasesOf, figureIn, showModal, showReady, smallImage, waitForState } from '../support/figures.js';

const POINTS = [0, 0, 1, 0, 0, 1, 1, 1];
const cosine = createSchedule({ kind: 'cosine' });

interface Saved {
  name: string;
  blob: Blob;
}

let saved: Promise<Saved>[] = [];

beforeEach(() => {
  saved = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(fetch(this.href).then(async (answer) => ({ name: this.download, blob: await answer.blob() })));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

function buttonOf(figure: Element): HTMLButtonElement {
  return figure.querySelector('.df-menu-button') as HTMLButtonElement;
}

function itemOf(figure: Element, name: string): HTMLButtonElement {
  const found = [...figure.querySelectorAll<HTMLButtonElement>('.df-menu-item')].find(
    ({ textContent }) => textContent === name,
  );
  if (!found) throw new Error(`nothing in the menu is called ${name}`);
  return found;
}

function heightOf(figure: HTMLElement, part: string): number {
  return (figure.querySelector(part) as HTMLElement).getBoundingClientRect().height;
}

async function open(figure: HTMLElement): Promise<void> {
  await userEvent.click(buttonOf(figure));
  await vi.waitFor(() => expect(figure.querySelector('[role=menu]')).not.toBeNull());
}

/** Uses one item of a figure's menu; returns what it said. */
async function choose(figure: HTMLElement, name: string): Promise<string> {
  await open(figure);
  await userEvent.click(itemOf(figure, name));
  const said = () => figure.querySelector('.df-menu-message')?.textContent ?? '';
  await vi.waitFor(() => expect(said()).not.toBe(''));
  return said();
}

async function fileOf(element: ReactElement, name: string): Promise<Saved> {
  const { figure } = await showReady(element);
  await choose(figure, name);
  expect(saved).toHaveLength(1);
  return saved[0] as Promise<Saved>;
}

/** The numbers of a figure, as its menu saves them. */
async function tableOf(figure: HTMLElement): Promise<{ head: string; lines: string[][] }> {
  await choose(figure, 'Save numbers as CSV');
  expect(saved).toHaveLength(1);
  const text = await ((await saved[0]) as Saved).blob.text();
  const [head, ...lines] = text.trim().split('\n');
  return { head: head as string, lines: lines.map((line) => line.split(',')) };
}

/** The code of a figure, as its menu copies it. */
async function codeOf(figure: HTMLElement, item = 'Copy as JSX'): Promise<string> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await choose(figure, item);
  return write.mock.calls[0]?.[0] as string;
}

const NEVER = new Promise<never>(() => {});

function Waiting(): never {
  return use(NEVER);
}

/** Ways by which a page hides what it keeps, and shows it again. */
const pages = {
  Activity: (isHidden: boolean) => (
    <Activity mode={isHidden ? 'hidden' : 'visible'}>
      <ScheduleChart />
    </Activity>
  ),
  Suspense: (isHidden: boolean) => (
    <Suspense fallback="waiting">
      <ScheduleChart />
      {isHidden && <Waiting />}
    </Suspense>
  ),
};

it('has a name that tells it from the menus of other figures: their captions, or what they are', async () => {
  await showReady(
    <>
      <ScheduleChart caption="How noise grows." />
      <ScheduleChart caption={<em>How the signal fades.</em>} />
      <ScheduleChart caption={null} />
      <DiffusionProvider lang="de">
        <ScheduleChart defaultT={9} caption={null} />
      </DiffusionProvider>
    </>,
  );
  const buttons = [...document.querySelectorAll('.df-menu-button')];
  const names = [
    'Save or copy this figure How noise grows.',
    'Save or copy this figure How the signal fades.',
    'Save or copy this figure: schedule-chart',
  ];
  for (const [index, name] of names.entries()) expect(buttons[index]).toHaveAccessibleName(name);
  await vi.waitFor(() =>
    expect(buttons[3]).toHaveAccessibleName('Diese Abbildung speichern oder kopieren: schedule-chart'),
  );
});

describe('the menu of a figure', () => {
  it('is seen where somebody looks for it, and moves nothing', async () => {
    const { figure, container } = await showReady(
      <>
        <NoiseTriptych image={smallImage()} />
        <p>elsewhere</p>
      </>,
    );
    const height = figure.offsetHeight;
    await userEvent.hover(container.querySelector('p') as HTMLElement);
    expect(getComputedStyle(buttonOf(figure)).opacity).toBe('0');
    await userEvent.hover(canvasesOf(figure)[0] as HTMLElement);
    expect(getComputedStyle(buttonOf(figure)).opacity).toBe('1');
    await open(figure);
    expect(figure.offsetHeight).toBe(height);
    const box = buttonOf(figure).getBoundingClientRect();
    expect(box.bottom).toBeLessThanOrEqual(figure.getBoundingClientRect().top + 1);
  });

  it('is seen without looking for it where a finger may press it', async () => {
    const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
    const styles = [...document.styleSheets, ...document.adoptedStyleSheets].flatMap(({ cssRules }) =>
      [...cssRules].map(({ cssText }) => cssText),
    );
    const page = (rules: readonly string[]) => `<style>${rules.join('\n')}</style>${figure.outerHTML}`;
    expect(await commands.opacityUnderTouch(page(styles), '.df-menu-button')).toBe('1');
    const others = styles.filter((rule) => !rule.includes('hover: none'));
    expect(await commands.opacityUnderTouch(page(others), '.df-menu-button')).toBe('0');
  });

  it('is used by keys: it opens, Escape closes it, and the focus returns', async () => {
    const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
    for (let stops = 0; stops < 20 && document.activeElement !== buttonOf(figure); stops++) await userEvent.tab();
    expect(document.activeElement).toBe(buttonOf(figure));
    await userEvent.keyboard('{Enter}');
    const focusIsOn = (name: string) => vi.waitFor(() => expect(document.activeElement).toBe(itemOf(figure, name)));
    await focusIsOn('Copy as PNG');
    expect(buttonOf(figure).getAttribute('aria-expanded')).toBe('true');
    for (const [key, name] of [
      ['ArrowDown', 'Save as PNG'],
      ['End', 'Copy as JSX'],
      ['ArrowDown', 'Copy as PNG'],
      ['ArrowUp', 'Copy as JSX'],
      ['Home', 'Copy as PNG'],
    ] as const) {
      await userEvent.keyboard(`{${key}}`);
      await focusIsOn(name);
    }
    await userEvent.keyboard('{Escape}');
    expect(figure.querySelector('.df-menu-list')).toBeNull();
    expect(document.activeElement).toBe(buttonOf(figure));
    expect(buttonOf(figure).getAttribute('aria-expanded')).toBe('false');
  });

  it('inside a dialog of the page, Escape closes the menu, then the dialog', async () => {
    const { container, figure } = await showReady(
      <dialog ref={showModal}>
        <NoiseTriptych image={smallImage()} />
      </dialog>,
    );
    const dialog = container.querySelector('dialog') as HTMLDialogElement;
    await open(figure);
    await userEvent.keyboard('{Escape}');
    expect([figure.querySelector('.df-menu-list'), dialog.open]).toEqual([null, true]);
    await userEvent.keyboard('{Escape}');
    expect(dialog.open).toBe(false);
  });

  it('is one stop of the Tab key, which leaves an open menu', async () => {
    const { container } = await showReady(
      <>
        <NoiseTriptych image={smallImage()} />
        <button type="button">after</button>
      </>,
    );
    const button = buttonOf(container);
    button.focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(document.activeElement).toBe(itemOf(container, 'Copy as PNG')));
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('after');
    expect(container.querySelector('.df-menu-list')).toBeNull();
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(button);
  });

  it('says what it has done until the reader goes on', async () => {
    const { figure } = await showReady(
      <>
        <button type="button">what comes before</button>
        <NoiseTriptych image={smallImage()} />
      </>,
    );
    expect(await choose(figure, 'Save as PNG')).toBe('Saved as noise-triptych.png.');
    expect(figure.querySelector('.df-menu-list')).toBeNull();
    expect(document.activeElement).toBe(buttonOf(figure));
    await userEvent.tab({ shift: true });
    await vi.waitFor(() => expect(figure.querySelector('.df-menu-message')?.textContent).toBe(''));
  });

  it('closes when a reader goes elsewhere', async () => {
    const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
    await open(figure);
    await userEvent.click(canvasesOf(figure)[0] as HTMLElement);
    await vi.waitFor(() => expect(figure.querySelector('.df-menu-list')).toBeNull());
  });

  it('is left out by the figure or its provider', async () => {
    const own = await showReady(<NoiseTriptych image={smallImage()} menu={false} />);
    expect(buttonOf(own.figure)).toBeNull();
    const { container } = await showReady(
      <DiffusionProvider menu={false}>
        <ScheduleChart />
        <ScheduleChart menu />
      </DiffusionProvider>,
    );
    expect([...container.querySelectorAll('figure')].map((figure) => buttonOf(figure) !== null)).toEqual([false, true]);
  });

  it.each<[items: readonly string[], element: ReactElement]>([
    [['Save as SVG', 'Save numbers as CSV'], <PredictionTargets key="" />],
    [
      ['Save animation as GIF', 'Save animation as WebM', 'Save numbers as CSV'],
      <PointProcess key="" points={POINTS} />,
    ],
    [['Save numbers as CSV'], <PatchFaces key="" schedule={{ timesteps: 2 }} />],
    // It has no numbers before a reader has trained.
    [['Save animation as GIF', 'Save animation as WebM'], <TrainDenoiser key="" points={POINTS} />],
  ])('offers %j between the images and the code', async (items, element) => {
    const { figure } = await showReady(element);
    await open(figure);
    const offered = [...figure.querySelectorAll('.df-menu-item')].map(({ textContent }) => textContent);
    expect(offered).toEqual(['Copy as PNG', 'Save as PNG', ...items, 'Copy as Python', 'Copy as JSX']);
  });

  it.each(Object.entries(pages))('works after %s has hidden it, open, and shown it again', async (_, page) => {
    const { container, rerender } = render(page(false));
    const figure = figureIn(container);
    await waitForState(figure, 'ready');
    await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
    await vi.waitFor(() => expect(figure.querySelector('[role=menu]')).not.toBeNull());
    rerender(page(true));
    await vi.waitFor(() => expect(figure.offsetHeight).toBe(0));
    rerender(page(false));
    await vi.waitFor(() => expect(figure.offsetHeight).toBeGreaterThan(0));
    const items = [...figure.querySelectorAll('.df-menu-item')].map(({ textContent }) => textContent);
    expect(items).toContain('Save as SVG');
  });
});

describe('the image', () => {
  it('has two pixels for each on the page, and the pixels of the panels', async () => {
    const { figure } = await showReady(<NoiseTriptych image={smallImage()} t={50} caption="What x_t is made of." />);
    expect(await choose(figure, 'Save as PNG')).toBe('Saved as noise-triptych.png.');
    const { name, blob } = (await saved[0]) as Saved;
    expect([name, blob.type]).toEqual(['noise-triptych.png', 'image/png']);
    const bitmap = await createImageBitmap(blob);
    const whole = figure.getBoundingClientRect();
    // As wide as what it shows, on a page that is wider.
    const place = (figure.querySelector('.df-body') as Element).getBoundingClientRect();
    // That panels are shown scaled down is not so in it.
    const height = whole.height - heightOf(figure, '.df-shown-at');
    expect([bitmap.width, bitmap.height]).toEqual([2 * (place.width + 32), 2 * (height + 32)].map(Math.ceil));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const first = canvasesOf(figure)[0] as HTMLCanvasElement;
    const box = first.getBoundingClientRect();
    for (const [x, y] of [
      [3, 4],
      [20, 10],
    ] as const) {
      const at = (size: number, start: number, part: number, pixels: number) =>
        Math.round(2 * (start + 16 + ((part + 0.5) / pixels) * size));
      const [px, py] = [at(box.width, box.x - place.x, x, 24), at(box.height, box.y - place.y, y, 18)];
      const shown = [...context.getImageData(px, py, 1, 1).data];
      expect(shown).toEqual([...smallImage().data.slice(4 * (24 * y + x), 4 * (24 * y + x) + 4)]);
    }
    // Its formulas and its caption are in it: pixels of ink above and below the panels.
    const inked = (top: number, height: number) => {
      const { data } = context.getImageData(0, Math.round(2 * top), bitmap.width, Math.round(2 * height));
      return data.filter((value, index) => index % 4 === 0 && value < 140).length;
    };
    expect(inked(16, 20)).toBeGreaterThan(50);
    expect(inked(16, 20)).toBeLessThan(5000); // not what is for screen readers alone
    expect(inked(height - 8, 20)).toBeGreaterThan(200);
  });

  it('has neither controls nor the room for them, which stay on the page', async () => {
    const { figure } = await showReady(<X0Reconstruction image={smallImage()} defaultEpsilonError={0.2} />);
    const before = figure.offsetHeight;
    const dial = heightOf(figure, '.df-slider');
    await choose(figure, 'Save as PNG');
    const { height } = await createImageBitmap(((await saved[0]) as Saved).blob);
    expect(dial).toBeGreaterThan(20);
    expect(height).toBeLessThanOrEqual(2 * (before + 32 - dial));
    expect([figure.offsetHeight, heightOf(figure, '.df-slider')]).toEqual([before, dial]);
  });

  it('is copied, or saved where the browser does not allow that', async () => {
    const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
    const { figure } = await showReady(<ScheduleChart />);
    expect(await choose(figure, 'Copy as PNG')).toBe('The image is on the clipboard.');
    const [[item]] = write.mock.calls[0] as unknown as [[ClipboardItem]];
    expect((await item.getType('image/png')).size).toBeGreaterThan(1000);
    write.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    expect(await choose(figure, 'Copy as PNG')).toBe('The browser did not allow copying: saved as schedule-chart.png.');
    expect(saved).toHaveLength(1);
  });
});

it('draws a chart with its texts as text', async () => {
  const { name, blob } = await fileOf(<ScheduleChart t={200} />, 'Save as SVG');
  expect([name, blob.type]).toEqual(['schedule-chart.svg', 'image/svg+xml']);
  const written = await blob.text();
  expect(written).not.toMatch(/oklab|var\(|color-mix/); // which programs that edit drawings do not know
  const drawing = new DOMParser().parseFromString(written, 'image/svg+xml');
  expect(drawing.querySelector('parsererror')).toBeNull();
  const texts = [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(expect.arrayContaining(['0.4', '400', 'β', 'α']));
  expect(drawing.querySelectorAll('path').length).toBeGreaterThan(10);
  expect(drawing.querySelector('[font-family*=KaTeX]')?.getAttribute('font-family')).toMatch(/serif$/);
});

it('draws texts with characters that no XML holds', async () => {
  const caption = 'a\u0000b\u0008c\u001fd\ufffee\ud800f <&>"';
  const { blob } = await fileOf(<ScheduleChart caption={caption} />, 'Save as SVG');
  const drawing = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
  expect(drawing.querySelector('parsererror')?.textContent).toBeUndefined();
  expect(drawing.documentElement.textContent).toMatch(/a.?b.c.d.e.f <&>"/);
});

it('draws the frame of what is chosen, and no cursor', async () => {
  const faces = await showReady(<PosteriorMean t={300} defaultTarget={2} />);
  const framed = sceneOf(faces.figure).parts.filter((part) => part.kind === 'shape' && part.fill === 'none');
  const box = (faces.figure.querySelectorAll('.df-gallery-face')[2] as HTMLElement).getBoundingClientRect();
  const { left, top } = (faces.figure.querySelector('.df-body') as Element).getBoundingClientRect();
  // Three pixels wide, and two pixels away from the image; the scene has a margin of 16.
  expect(framed.map((part) => 'd' in part && part.d.split('h')[0])).toContain(
    `M${box.left - left + 16 - 3.5} ${box.top - top + 16 - 3.5}`,
  );
  faces.unmount();
  const { figure } = await showReady(<SampleTrajectories points={POINTS} starts={2} steps={3} />);
  (figure.querySelector('.df-pad') as HTMLElement).focus();
  const paths = sceneOf(figure).parts.flatMap((part) => ('d' in part ? [part.d] : []));
  expect(paths.some((d) => d.startsWith('M-10 0h20'))).toBe(false);
});

it('draws the nodes of a chain as circles, in the places that they have on the page', async () => {
  const { figure } = await showReady(<ChainDiagram />);
  const { left } = (figure.querySelector('.df-body') as Element).getBoundingClientRect();
  const { top } = figure.getBoundingClientRect();
  const places = [...figure.querySelectorAll('.df-chain-node')].map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [x - left + 16, y - top + 16, width, height].map(Math.round);
  });
  const shapes = sceneOf(figure).parts.filter((part) => part.kind === 'shape' && part.d.includes('a'));
  const drawn = shapes.map((shape) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'd' in shape ? shape.d : '');
    // A quarter of the way around, from the top, is the middle of the right side.
    const length = path.getTotalLength();
    const [top, right, bottom, left] = [0, 1, 2, 3].map((part) => path.getPointAtLength((part / 4) * length));
    const [width, height] = [Number(right?.x) - Number(left?.x), Number(bottom?.y) - Number(top?.y)];
    const stroke = 'd' in shape ? shape.strokeWidth : 0;
    return [Number(left?.x) - stroke / 2, Number(top?.y) - stroke / 2, width + stroke, height + stroke].map(Math.round);
  });
  expect(places).toHaveLength(4);
  expect(drawn).toEqual(places);
});

describe('the numbers', () => {
  const lines = async (blob: Blob) => (await blob.text()).trim().split('\n');

  it('of a chart are its curves', async () => {
    const chart = <ScheduleChart schedule={{ timesteps: 10 }} curves={['betas', 'alphasCumprod']} />;
    const [head, first, ...rest] = await lines((await fileOf(chart, 'Save numbers as CSV')).blob);
    expect(head).toBe('t,betas,alphasCumprod');
    expect(first).toBe('0,0.0001,0.9999');
    expect(rest).toHaveLength(9);
  });

  it('of a histogram are its bars', async () => {
    const [head, ...bins] = await lines((await fileOf(<Histogram image={smallImage()} />, 'Save numbers as CSV')).blob);
    expect(head).toBe('from,to,count,density');
    expect(bins.reduce((sum, line) => sum + Number(line.split(',')[2]), 0)).toBe(24 * 18 * 3);
  });

  it('of panels are their values, unclipped', async () => {
    const { blob } = await fileOf(<NoiseTriptych image={smallImage()} t={200} />, 'Save numbers as CSV');
    const [head, ...values] = await lines(blob);
    expect(head).toBe('x,y,channel,"the image x0","x_t at t = 200","the noise ε in x_t at t = 200"');
    expect(values).toHaveLength(24 * 18 * 3);
    expect(values[3 * 24 + 1]?.split(',').slice(0, 3)).toEqual(['0', '1', 'green']);
    expect(values.some((line) => Number(line.split(',')[5]) > 1)).toBe(true);
  });

  it('of grey panels are one value a pixel', async () => {
    const image = { shape: [2, 3], values: [-1, -0.5, 0, 0.25, 0.5, 1] };
    const { blob } = await fileOf(<SourceImage image={image} />, 'Save numbers as CSV');
    expect(await lines(blob)).toEqual([
      'x,y,"the image x0"',
      '0,0,-1',
      '1,0,-0.5',
      '2,0,0',
      '0,1,0.25',
      '1,1,0.5',
      '2,1,1',
    ]);
  });

  it('of PosteriorMean are the weights of the gallery', async () => {
    const { figure } = await showReady(<PosteriorMean t={300} />);
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('image,weight');
    expect(lines).toHaveLength(50);
    expect(lines.reduce((sum, [, weight]) => sum + Number(weight), 0)).toBeCloseTo(1, 9);
  });

  it('of PatchFaces are the distances that its samples are labelled with', async () => {
    const { figure } = await showReady(<PatchFaces schedule={{ timesteps: 3 }} />);
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('sample,nearest,distance');
    const labels = [...figure.querySelectorAll('.df-face[aria-label^="sample"]')];
    expect(lines).toHaveLength(labels.length);
    for (const [index, label] of labels.entries()) {
      const distance = /rms ([\d.]+)/.exec(label.getAttribute('aria-label') ?? '')?.[1];
      if (distance) expect(Number(lines[index]?.[2]).toFixed(2)).toBe(distance);
      else expect(Number(lines[index]?.[2])).toBeLessThan(0.03);
    }
  });

  it('of TrainDenoiser are its losses, once there are some', async () => {
    const { figure } = await showReady(<TrainDenoiser points={POINTS} steps={50} />);
    await userEvent.click(figure.querySelector('.df-train-start') as HTMLElement);
    await vi.waitFor(() => expect(figure.querySelector('.df-train-status')?.textContent).toMatch(/^Trained/));
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('step,loss');
    expect(lines.at(-1)?.[0]).toBe('50');
    const shown = /loss ([\d.]+)/.exec(figure.querySelector('.df-train-steps')?.textContent ?? '')?.[1];
    expect(Number(lines.at(-1)?.[1]).toFixed(3)).toBe(shown);
  });

  it('are refused if they are too many for a table', async () => {
    const { figure } = await showReady(
      <ForwardGrid image={smallImage(640, 480)} resolution={640} rows={3} samples={3} />,
    );
    expect(await choose(figure, 'Save numbers as CSV')).toMatch(/^the figure shows 11059200 values, more than fit/);
  });
});

/** What stands before the element in the code of a figure. */
function importing(component: string): string {
  return `import { ${component} } from 'diffusion-figures';\nimport 'diffusion-figures/style.css';\n\n`;
}

/** A pixel. */
const DATA = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

describe('the code', () => {
  it.each<[code: string, element: ReactElement]>([
    ['<NoiseTriptych t={50} seed={7} />', <NoiseTriptych key="" t={50} seed={7} />],
    [
      '<SourceImage image={{ shape: [1, 2], values: [0.5, -1] }} />',
      <SourceImage key="" image={{ shape: [1, 2], values: Float32Array.of(0.5, -1) }} />,
    ],
    [
      `<ReverseChain sampler={{ kind: 'ddim', eta: 0 }} steps={10} player autoPlay={false} />`,
      <ReverseChain
        key=""
        sampler={{ kind: 'ddim', eta: 0 }}
        steps={10}
        player
        autoPlay={false}
        image={smallImage()}
        onReady={() => {}}
      />,
    ],
    [
      '<ScheduleComparison t={9} timesteps={40} seed={3} columns={2} />',
      <DiffusionProvider key="" defaultT={9} seed={3} schedule={{ kind: 'cosine', timesteps: 40 }}>
        <ScheduleComparison columns={2} image={smallImage()} />
      </DiffusionProvider>,
    ],
    [`<ScheduleChart curves={['betas']} />`, <ScheduleChart key="" curves={['betas']} />],
    [
      `<X0Reconstruction t={9} schedule={{ kind: 'cosine' }} epsilonError={0.5} caption={"a \\"b\\""} />`,
      <DiffusionProvider key="" defaultT={9} schedule={{ kind: 'cosine' }}>
        <X0Reconstruction epsilonError={0.5} caption={'a "b"'} />
      </DiffusionProvider>,
    ],
  ])('is %s', async (code, element) => {
    const name = /\w+/.exec(code)?.[0];
    const { figure } = await showReady(element);
    const [ofFigure, ofStyles, nothing, copied] = (await codeOf(figure)).split('\n');
    expect(ofFigure).toBe(`import { ${name} } from 'diffusion-figures';`);
    expect([ofStyles, nothing]).toEqual(["import 'diffusion-figures/style.css';", '']);
    expect(copied?.split(' ').sort()).toEqual(code.split(' ').sort());
  });

  it.each<[string, unknown, unknown]>([
    ['absolute', 'cup.jpg?v=1#a', 'https://example.org/book/cup.jpg?v=1#a'],
    ['as another site has it', new URL('https://else.org/cup.jpg'), 'https://else.org/cup.jpg'],
    ['absolute where it is imported', { src: '/cup.jpg', width: 4 }, { src: 'https://example.org/cup.jpg', width: 4 }],
    ['the image itself where it holds it', DATA, DATA],
    ['left out where it holds too much', `data:image/png,${'0'.repeat(10_000)}`, undefined],
    ['left out where this page alone has it', 'blob:https://example.org/1', undefined],
    ['left out where this machine alone has it', 'http://localhost:6006/cup.jpg', undefined],
    ['left out where this machine alone has it, by its number', 'http://127.0.0.1/cup.jpg', undefined],
    ['what it is where it is none', 'https://', 'https://'],
    ['no address of an array', { shape: [1, 1], values: [0] }, { shape: [1, 1], values: [0] }],
  ])('has an address of the image that is %s', (_, image, elsewhere) => {
    const base = Object.assign(document.createElement('base'), { href: 'https://example.org/book/page.html' });
    document.head.append(base);
    try {
      expect(imageElsewhere(image)).toEqual(elsewhere);
    } finally {
      base.remove();
    }
  });

  it('says what it is without', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    // The tests are on this machine.
    for (const image of [smallImage(), '/stories/assets/coffee.jpg']) {
      const { figure, unmount } = await showReady(<SourceImage image={image} onReady={() => {}} />);
      expect(await choose(figure, 'Copy as JSX')).toBe(
        'The code is on the clipboard. Left out, because it cannot be copied: image.',
      );
      unmount();
    }
  });

  it('has what a figure takes from its provider, and no more', async () => {
    const { figure } = await showReady(
      <DiffusionProvider defaultT={9} seed={7} image="/photo.jpg" resolution={64}>
        <PointProcess points={POINTS} formula />
      </DiffusionProvider>,
    );
    expect(await codeOf(figure)).toBe(
      `${importing('PointProcess')}<PointProcess t={9} seed={7} points={[0, 0, 1, 0, 0, 1, 1, 1]} formula />`,
    );
  });

  it('leaves out a denoiser, which is no data', async () => {
    const { pointSet, trainDenoiser } = await import('../../src/learn/index.js');
    const denoiser = await trainDenoiser(pointSet('twoMoons', { count: 64 }), { steps: 2, seed: 0 });
    const { figure } = await showReady(<DenoiserField denoiser={denoiser} t={9} arrows="score" />);
    expect(await codeOf(figure)).toBe(`${importing('DenoiserField')}<DenoiserField t={9} arrows="score" />`);
  });
});

describe('the iframe', () => {
  const FOLDER = 'https://example.org/book/figure/';
  afterEach(() => document.querySelector('meta[name^=diffusion-figures]')?.remove());

  function nameFolder(content: string) {
    document.head.append(
      Object.assign(document.createElement('meta'), { name: 'diffusion-figures:addresses', content }),
    );
  }

  it.each([undefined, '', 'javascript:alert(1)//', 'https://', '/figure/'])(
    'is not offered where the page names no folder: %s',
    async (folder) => {
      if (folder !== undefined) nameFolder(folder);
      const { figure } = await showReady(<ScheduleChart />);
      await open(figure);
      expect(itemOf(figure, 'Copy as JSX')).not.toBeNull();
      expect(() => itemOf(figure, 'Copy as iframe')).toThrow();
    },
  );

  it('has what the figure shows now as the parameters of its address', async () => {
    nameFolder(FOLDER);
    const { figure } = await showReady(
      <DiffusionProvider defaultT={9} schedule={{ kind: 'cosine', timesteps: 500 }} lang="de">
        <NoiseTriptych resolution={32} formula caption="a > b" onReady={() => {}} />
      </DiffusionProvider>,
    );
    const line = await codeOf(figure, 'Als iframe kopieren');
    const height = Math.ceil(figure.offsetHeight) + 48;
    expect(line).toBe(
      `<iframe src="${FOLDER}noise-triptych/?t=9&amp;schedule=%7B%22kind%22%3A%22cosine%22%2C%22timesteps%22%3A500%7D&amp;resolution=32&amp;formula&amp;lang=de"` +
        ` title="NoiseTriptych" width="100%" height="${height}" style="border: 0" loading="lazy" allow="clipboard-write"></iframe>`,
    );
  });

  it('is of the address alone for a figure with its defaults, and says what it is without', async () => {
    nameFolder(FOLDER);
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { figure } = await showReady(<SourceImage image={smallImage()} />);
    expect(await choose(figure, 'Copy as iframe')).toBe(
      'The code is on the clipboard. Left out, because it cannot be copied: image.',
    );
    const [line] = vi.mocked(navigator.clipboard.writeText).mock.lastCall ?? [];
    expect(line).toContain(` src="${FOLDER}source-image/" title="SourceImage"`);
  });
});

describe('the NumPy code', () => {
  it('is of what the figure shows now, with its image’s shape', async () => {
    const { figure } = await showReady(
      <DiffusionProvider defaultT={9} seed={7}>
        <NoiseTriptych image={smallImage()} />
      </DiffusionProvider>,
    );
    const code = await codeOf(figure, 'Copy as Python');
    expect(code).toMatch(/^# pip install diffusion-figures\nimport numpy as np\n/);
    expect(code).toContain('\nt, seed = 9, 7\n');
    expect(code).toContain('\nx0 = np.zeros((18, 24, 3))  #');
  });

  it('has the t that a reader has marked', async () => {
    const { figure } = await showReady(<PredictionTargets defaultT={400} />);
    (figure.querySelector('[role=slider]') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(await codeOf(figure, 'Copy as Python')).toContain('\nt = [0, 399, 999]\n');
  });

  it('is saved where the browser does not allow copying', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    const { figure } = await showReady(<ScheduleChart />);
    expect(await choose(figure, 'Copy as Python')).toBe(
      'The browser did not allow copying: saved as schedule-chart.py.',
    );
  });

  it.each([
    [<PointProcess key="" points={POINTS} />, /: its numbers come from a data set or a denoiser\.$/],
    [<ScheduleChart key="" schedule={pathOf(cosine)} />, /: its schedule is made of functions\.$/],
    [<SourceImage key="" image={smallImage()} />, /^There is no NumPy version of this figure yet\.$/],
  ])('is missing for a reason, which the menu says', async (element, reason) => {
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    const { figure } = await showReady(element);
    expect(await choose(figure, 'Copy as Python')).toMatch(reason);
    expect(write).not.toHaveBeenCalled();
  });
});
