import type { ComponentType } from 'react';
import {
  ChainDiagram,
  ForwardGrid,
  Histogram,
  MeanComparison,
  NoisePredictorDiagram,
  NoiseTriptych,
  PointProcess,
  ReverseChain,
  ScheduleChart,
  ScheduleComparison,
  SourceImage,
  TrainDenoiser,
  X0Reconstruction,
} from '../../src/index.js';

export type Props = Record<string, unknown>;

const components = {
  ChainDiagram,
  ForwardGrid,
  Histogram,
  MeanComparison,
  NoisePredictorDiagram,
  NoiseTriptych,
  PointProcess,
  ReverseChain,
  ScheduleChart,
  ScheduleComparison,
  SourceImage,
  TrainDenoiser,
  X0Reconstruction,
};

export type FigureName = keyof typeof components;
export const figureNames = Object.keys(components) as FigureName[];

const DRAWN = ['image', 'schedule', 'seed', 'resolution'];
const COMPARED = ['quantity', 'alignment', 'columns', 't'];

/** The props of each figure that say what it shows. */
export const propsOf: Readonly<Record<FigureName, readonly string[]>> = {
  ChainDiagram: [...DRAWN, 't'],
  ForwardGrid: [...DRAWN, 'kind', 'rows', 'samples', 'sameNoise'],
  Histogram: [...DRAWN, 'of', 't', 'height'],
  MeanComparison: [...DRAWN, 't'],
  NoisePredictorDiagram: [...DRAWN, 't'],
  NoiseTriptych: [...DRAWN, 't'],
  PointProcess: ['schedule', 'seed', 'points', 'count', 't', 'formula'],
  ReverseChain: [...DRAWN, 'mode', 'states'],
  ScheduleChart: ['schedule', 'curves', 'betasApart', 'height', 't'],
  ScheduleComparison: ['image', 'seed', 'resolution', 'kinds', 'timesteps', 'betaStart', 'betaEnd', ...COMPARED],
  SourceImage: DRAWN,
  TrainDenoiser: ['points', 'count', 'steps', 'seed'],
  X0Reconstruction: [...DRAWN, 't'],
};

/** A figure with any props, as a page in plain JavaScript may give them; those of other figures are left out. */
export function FigureNamed({ name, ...props }: Props & { name: FigureName }) {
  const Figure = components[name] as ComponentType<Props>;
  const own = Object.entries(props).filter(([prop]) => propsOf[name].includes(prop));
  return <Figure {...Object.fromEntries(own)} />;
}
