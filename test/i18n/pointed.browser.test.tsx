import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { gaussianPath } from '../../src/core/index.js';
import { translationOf } from '../../src/i18n/locale.js';
import { DiffusionProvider } from '../../src/index.js';
import { FigureNamed, figureNames, type Props } from '../faults/figures.js';
import { showReady, smallImage } from '../support/figures.js';

// Every number that a reader sees is written as the language writes it, in sentences, tables, axes and formulas.

const image = smallImage();
const flow = gaussianPath({ kind: 'flow' });
/** What makes more of the figures' numbers show. */
const SHOWN: Readonly<Record<string, Props>> = {
  ForwardGrid: { schedule: flow },
  NoiseTriptych: { schedule: flow, t: 0.25, formula: true },
  PointProcess: { schedule: flow, t: 0.25 },
  ReverseChain: { schedule: flow, player: true, formula: true },
  ScheduleChart: { schedule: flow, t: 0.25 },
  X0Reconstruction: { defaultEpsilonError: 0.1, formula: true },
};

/** They have numbers of their own. */
const NAMES = /Stable Diffusion \d\.\d/g;

/** German has a point before each three digits of a large number. */
const POINTED = /(?<!\d)0\.\d|\d\.(?!\d{3}\b)\d/;

// A figure does not wait for its language: until the translation has come, it is in English.
beforeAll(async () => void (await translationOf('de')?.load()));
afterEach(cleanup);

it.each(figureNames)('%s', async (name) => {
  const { figure } = await showReady(
    <DiffusionProvider lang="de">
      <FigureNamed name={name} image={image} {...SHOWN[name]} />
    </DiffusionProvider>,
  );
  const said = [
    ...textsOf(figure),
    ...[...figure.querySelectorAll('[aria-label]')].map((part) => part.ariaLabel ?? ''),
  ];
  expect(said.filter((text) => POINTED.test(text.replaceAll(NAMES, '')))).toEqual([]);
});

/** What is shown, and of formulas what is drawn. */
function textsOf(figure: HTMLElement): string[] {
  const unseen = new Set([...figure.querySelectorAll('.katex-mathml *, script, style, pre, pre *, textarea')]);
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement && !unseen.has(parentElement)) texts.push(textContent ?? '');
  }
  return texts;
}
