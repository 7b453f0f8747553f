import type { ComponentType, ReactNode } from 'react';
import * as library from '../index.js';

/** Makes a prop of an attribute. What cannot be read is passed on as it is, and the figure says what it expected. */
type Parse = (text: string) => unknown;

export interface FigureType {
  readonly Figure: ComponentType<Record<string, unknown> & { caption?: ReactNode }>;
  readonly attributes: Readonly<Record<string, Parse>>;
}

const text: Parse = (value) => value;
const number: Parse = (value) => (value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value));
const json: Parse = (value) => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
/** `cosine`, or options as JSON. */
const schedule: Parse = (value) => (/^\s*[[{]/.test(value) ? json(value) : { kind: value });
/** `betas alphas`, separated by spaces or commas, or a list as JSON. */
const names: Parse = (value) => (/^\s*\[/.test(value) ? json(value) : value.split(/[\s,]+/).filter(Boolean));

const ofImages = { image: text, schedule, seed: number, resolution: number, 'aspect-ratio': number, loading: text };

function figure(component: unknown, attributes: Readonly<Record<string, Parse>>): FigureType {
  return { Figure: component as FigureType['Figure'], attributes };
}

/** The figures by type, which is their `data-figure`. */
export const figureTypes: Readonly<Record<string, FigureType>> = {
  'source-image': figure(library.SourceImage, ofImages),
  'schedule-chart': figure(library.ScheduleChart, { schedule, t: number, curves: names, height: number }),
  'forward-grid': figure(library.ForwardGrid, { ...ofImages, kind: text, rows: number, samples: number }),
  'noise-triptych': figure(library.NoiseTriptych, { ...ofImages, t: number }),
  'x0-reconstruction': figure(library.X0Reconstruction, { ...ofImages, t: number }),
  'mean-comparison': figure(library.MeanComparison, { ...ofImages, t: number }),
  'reverse-chain': figure(library.ReverseChain, { ...ofImages, mode: text, states: number }),
  'chain-diagram': figure(library.ChainDiagram, { ...ofImages, t: number }),
  'noise-predictor-diagram': figure(library.NoisePredictorDiagram, { ...ofImages, t: number }),
};
