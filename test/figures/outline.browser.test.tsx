import { expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { showReady, smallImage } from '../support/figures.js';

// What is written above, beside and below the panels of each figure, in which colour, and what their labels say.

const { ChainDiagram, ForwardGrid, MeanComparison, NoisePredictorDiagram, NoiseTriptych } = library;
const { ReverseChain, SourceImage, X0Reconstruction } = library;

const image = smallImage();

const texts = ['panel-title', 'row-label', 'panel-note', 'chain-node', 'chain-link-name', 'predictor-t', 'caption'];
const parts = ['canvas', ...texts.map((name) => `.df-${name}`)].join();

/** The texts of a figure in reading order: those with a coloured rule begin with its meaning, labels are in brackets. */
function outlineOf(figure: Element): string[] {
  return [...figure.querySelectorAll<HTMLElement>(parts)].map((part) => {
    if (part instanceof HTMLCanvasElement) return `[${part.getAttribute('aria-label')}]`;
    const { ink } = part.dataset;
    return ink ? `${ink}: ${textOf(part)}` : textOf(part);
  });
}

const meanings = { '#0b66a8': 'signal', '#b8480a': 'noise', '#0a7457': 'mean', '#8a3f86': 'posterior' };

/** A text without the words that only screen readers have, with its formulas as TeX in dollars, in which the name of a meaning is before what has its colour. */
function textOf(part: Element): string {
  const copy = part.cloneNode(true) as Element;
  for (const words of copy.querySelectorAll('.df-visually-hidden')) words.remove();
  for (const formula of copy.querySelectorAll('.katex')) {
    formula.replaceWith(`$${formula.querySelector('annotation')?.textContent}$`);
  }
  return Object.entries(meanings).reduce(
    (text, [color, ink]) => text.replaceAll(String.raw`\textcolor{${color}}`, ink),
    copy.textContent ?? '',
  );
}

const tex = String.raw;
const distance = expect.stringMatching(/^\$\\ell_1\$ \d\.\d{3}$/);
const measured = (label: string) => expect.stringMatching(`^\\[${label.replace(/[()]/g, '.')}, ℓ1 \\d\\.\\d{3}\\]$`);

it.each([
  [
    'SourceImage',
    <SourceImage key="" image={image} caption={null} />,
    ['signal: Image $signal{x_0}$', '[the image x0]'],
  ],
  [
    'NoiseTriptych',
    <NoiseTriptych key="" image={image} caption={null} />,
    [
      ...['signal: Image $signal{x_0}$', '[the image x0]'],
      ...['Noisy image $x_t$', '[x_t at t = 50]'],
      ...[tex`noise: Noise $noise{\epsilon}$`, '[the noise ε in x_t at t = 50]'],
    ],
  ],
  [
    'X0Reconstruction',
    <X0Reconstruction key="" image={image} t={7} caption="Mine." />,
    [
      ...['Noisy image $x_t$', measured('x_t at t = 7'), distance],
      ...[tex`mean: Predicted image $mean{\hat{x}_0}$`, measured('x0 as predicted from x_t and ε at t = 7'), distance],
      ...['signal: Image $signal{x_0}$', '[the image x0]'],
      'Mine.',
    ],
  ],
  [
    'MeanComparison',
    <MeanComparison key="" image={image} caption={null} />,
    [
      ...['Noisy image $x_t$', measured('x_t at t = 50'), distance],
      tex`posterior: Posterior mean $posterior{\tilde\mu_{t-1}}$`,
      ...[measured('the posterior mean of x_(t-1), from x_t and the predicted x0 at t = 50'), distance],
      tex`mean: Forward mean $mean{\mu_{t-1}}$`,
      ...[measured('the forward mean of x_(t-1), from x0 alone at t = 50'), distance],
    ],
  ],
  [
    'ForwardGrid by jumps',
    <ForwardGrid key="" image={image} rows={2} samples={2} caption={null} />,
    [
      tex`mean: Mean $mean{\mu_t} = signal{\sqrt{\bar\alpha_t}}\,signal{x_0}$`,
      tex`Samples $x_t \sim q(x_t \mid signal{x_0})$`,
      ...['$t = 0$', '[the mean of x_t at t = 0]', '[sample 1 of x_t at t = 0]', '[sample 2 of x_t at t = 0]'],
      ...['$t = 500$', '[the mean of x_t at t = 500]', '[sample 1 of x_t at t = 500]', '[sample 2 of x_t at t = 500]'],
    ],
  ],
  [
    'ForwardGrid by steps',
    <ForwardGrid key="" image={image} kind="step" rows={1} samples={1} caption={null} />,
    [
      tex`mean: Mean $mean{\mu_t} = \sqrt{1-noise{\beta_t}}\,x_{t-1}$`,
      tex`Samples $x_t \sim q(x_t \mid x_{t-1})$`,
      ...['$t = 0$', '[the mean of x_t at t = 0]', '[sample 1 of x_t at t = 0]'],
    ],
  ],
  [
    'ReverseChain',
    <ReverseChain key="" image={image} states={2} />,
    [
      ...['noise: Noise $x_T$', '[x_T, the state at t = 999]'],
      ...['$t = 500$', '[the state x_t at t = 500]'],
      ...['signal: Image $signal{x_0}$', '[the clean end of the chain]'],
      'A simulation without a network: each step computes the noise ε from x₀.',
    ],
  ],
  [
    'ChainDiagram',
    <ChainDiagram key="" image={image} />,
    [
      ...['$x_T$', '[x_T, the noisiest state, at t = 999]', '$t = 999$'],
      '$x_t$',
      ...[tex`$posterior{p_\theta}(x_{t-1} \mid x_t)$`, tex`$noise{q}(x_t \mid x_{t-1})$`],
      ...['[x_t at t = 200, one forward step from x_(t-1)]', '$t = 200$'],
      ...['$x_{t-1}$', '[x_(t-1) at t = 199]', '$t = 199$'],
      ...['$signal{x_0}$', '[the image x0]', 'clean'],
      expect.stringMatching(
        /^The images are computed: .* \$x_t\$ is one step away from the \$x_\{t-1\}\$ .*; no network runs here\.$/,
      ),
    ],
  ],
  [
    'NoisePredictorDiagram',
    <NoisePredictorDiagram key="" image={image} />,
    [
      ...['Noisy image $x_t$', '[the input: x_t at t = 200]'],
      '$t = 200$',
      tex`Noise $noise{\epsilon}$`,
      '[the target of the output: the true noise ε in x_t at t = 200]',
      tex`the target of $noise{\epsilon_\theta}(x_t, t)$`,
      expect.stringMatching(
        /^The images are computed: \$x_t\$, and the true noise \$noise\{\\epsilon\}\$ .*; none runs here\.$/,
      ),
    ],
  ],
])('%s says what its panels are', async (_, element, outline) => {
  expect(outlineOf((await showReady(element)).figure)).toEqual(outline);
});
