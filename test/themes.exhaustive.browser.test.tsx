import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { commands, userEvent } from 'vitest/browser';
import {
  DenoiserField,
  DiffusionProvider,
  Equation,
  ForwardGrid,
  Histogram,
  ImagePicker,
  NoiseTriptych,
  PlayControls,
  PointProcess,
  PosteriorMean,
  ReverseChain,
  SampleTrajectories,
  ScheduleChart,
  ScheduleComparison,
  TimestepSlider,
  TrainDenoiser,
} from '../src/index.js';
import { few } from './support/exhaustive.js';
import { show, smallImage, waitForState } from './support/figures.js';
import { addFont } from './support/fonts.js';
import { changesBetween, insidesOf } from './support/insides.js';
import bootstrap from './support/themes/bootstrap.css?raw';
import infima from './support/themes/infima.css?raw';
import mediawiki from './support/themes/mediawiki.css?raw';
import owl from './support/themes/owl.css?raw';
import sphinx from './support/themes/sphinx.css?raw';
import starlight from './support/themes/starlight.css?raw';
import tailwind from './support/themes/tailwind.css?raw';

// The rules that a page has for its texts reach into the figures among them. They may move a figure as a whole, and nothing
// that is inside.

const themes = few(
  Object.entries({ bootstrap, infima, mediawiki, owl, sphinx, starlight, tailwind }),
  ([name]) => name === 'bootstrap' || name === 'tailwind',
);

/** The names by which themes know a text. */
const TEXT = 'sl-markdown-content content prose markdown body rst-content mw-body-content mw-parser-output';
const ROOTS = '.df-figure, .df-equation, .df-picker, :is(.df-slider, .df-bar, .df-player):not(.df-figure *)';
const image = smallImage();

const page = (
  <DiffusionProvider defaultT={200} resolution={64}>
    <NoiseTriptych image={image} caption="Pressed: its loupe is open." />
    <ForwardGrid image={image} rows={2} samples={3} difference="offered" caption="Its menu is open." />
    <ReverseChain image={image} states={3} steps={6} player formula deviations />
    <ScheduleChart caption="A chart." />
    <Histogram image={image} />
    <ScheduleComparison image={image} columns={2} />
    <PointProcess count={50} />
    <DenoiserField points={[-1, 0, 1, 0]} />
    <SampleTrajectories points={[-1, 0, 1, 0]} starts={4} steps={4} />
    <PosteriorMean />
    <TrainDenoiser count={50} />
    <ScheduleChart t={5000} />
    <Equation name="forward-jump-sample" values />
    <Equation tex="\sqrt{\frac{a}{b}} = \sum_i x_i" number="9" />
    <TimestepSlider />
    <PlayControls />
    <ImagePicker />
  </DiffusionProvider>
);

function Text({ children }: { children: ReactNode }) {
  return (
    <div style={{ width: 760, font: '16px/1.6 Theme' }}>
      <article className={TEXT}>
        <div className="section">
          <p>What comes before.</p>
          {children}
        </div>
      </article>
    </div>
  );
}

/** What each theme changes inside of what is on the page, whether its rules come before the library's or after them. */
function changedByThemes(container: Element): string[] {
  const insides = () => [...container.querySelectorAll(ROOTS)].flatMap(insidesOf);
  const plain = insides();
  expect(plain.length).toBeGreaterThan(100);
  return themes.flatMap(([name, css]) => {
    const sheet = document.createElement('style');
    sheet.textContent = css;
    return (['prepend', 'append'] as const).flatMap((place) => {
      document.head[place](sheet);
      const changes = changesBetween(plain, insides());
      sheet.remove();
      return changes.map((change) => `${name}: ${change}`);
    });
  });
}

async function openLoupe(figure: HTMLElement): Promise<void> {
  const picture = figure.querySelector('canvas') as HTMLCanvasElement;
  await expect.poll(() => picture.parentElement?.tabIndex).toBe(0);
  await userEvent.click(picture);
  await expect.poll(() => figure.querySelector('.df-loupe')).not.toBeNull();
}

async function openMenu(figure: HTMLElement): Promise<void> {
  await expect.poll(() => figure.querySelector('.df-menu-button')).not.toBeNull();
  await userEvent.click(figure.querySelector('.df-menu-button') as Element);
  await expect.poll(() => figure.querySelector('[role=menu]')).not.toBeNull();
}

it('nothing inside figures, equations and controls is moved by a theme', async () => {
  await addFont('Arimo', 'Theme').load();
  const { container } = show(<Text>{page}</Text>);
  const figures = [...container.querySelectorAll('figure')];
  for (const figure of figures) {
    figure.scrollIntoView();
    await waitForState(figure, figure === figures.at(-1) ? 'error' : 'ready');
  }
  await openLoupe(figures[0] as HTMLElement);
  await openMenu(figures[1] as HTMLElement);
  expect(changedByThemes(container)).toEqual([]);
});

it('nor is what a server has sent, without its style attributes, on a narrow page', async () => {
  const served: [string, object][] = [
    ['NoiseTriptych', { caption: 'A caption.' }],
    ['ReverseChain', { player: true, formula: true }],
    ['ScheduleChart', { t: 50 }],
    ['ScheduleComparison', {}],
    ['ChainDiagram', { aspectRatio: 1.5 }],
    ['NoisePredictorDiagram', { aspectRatio: 1.5 }],
    ['TrainDenoiser', {}],
    ['Equation', { name: 'forward-jump' }],
    ['TimestepSlider', {}],
    ['PlayControls', {}],
  ];
  const markup = await Promise.all(served.map(([name, props]) => commands.serverMarkup(name, props)));
  const container = document.createElement('div');
  container.innerHTML = `<article class="${TEXT}">${markup.join('').replaceAll(' style="', ' data-style="')}</article>`;
  container.style.cssText = 'width: 340px; font: 16px/1.6 Theme';
  document.body.append(container);
  expect(changedByThemes(container)).toEqual([]);
  container.remove();
});
