import type { Meta, StoryObj } from '@storybook/react-vite';
import { BestGuess } from '../Own/BestGuess.js';
import bestGuess from '../Own/BestGuess.tsx?raw';
import { NoiseLadder } from '../Own/NoiseLadder.js';
import noiseLadder from '../Own/NoiseLadder.tsx?raw';
import { SnrChart } from '../Own/SnrChart.js';
import snrChart from '../Own/SnrChart.tsx?raw';
import { TwoImages } from '../Own/TwoImages.js';
import twoImages from '../Own/TwoImages.tsx?raw';
import { sourceCode } from '../sourceCode.js';

const meta = {
  title: 'Building blocks/Your own',
  id: 'figures-your-own',
  tags: ['autodocs', '!manifest'],
} satisfies Meta;
export default meta;

/** Panels: one noise, more and more of it. */
export const Panels: StoryObj = { render: () => <NoiseLadder />, parameters: sourceCode(noiseLadder) };

/** A chart: the log signal-to-noise ratio, with a mark that is the page's t. */
export const ChartOverT: StoryObj = { render: () => <SnrChart t={200} />, parameters: sourceCode(snrChart) };

/** A chart over any quantity: the posterior mean over the noisy value, which readers mark. */
export const ChartOverX: StoryObj = { render: () => <TwoImages t={200} />, parameters: sourceCode(twoImages) };

/** Points: noisy ones, and the best that can be said of each if the data are known. */
export const Points: StoryObj = { render: () => <BestGuess t={300} />, parameters: sourceCode(bestGuess) };
