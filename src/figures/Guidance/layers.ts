import type { Layer } from '../../marks/scatter/layers.js';
import type { Arrows } from './arrows.js';
import type { Samples } from './samples.js';

const SAMPLE_RADIUS = 2;
/** A dot of the data: of so few they are seen each by itself. */
const FEW = 100;
const radiusOf = (points: Float32Array) => (points.length / 2 <= FEW ? 3 : 1.3);

/** The data by their classes; over them the samples. */
export function sampleLayers({ request, points: samples }: Samples): Layer[] {
  const { points, labels, label, negative } = request;
  const some = (isShown: (of: number) => boolean) => ({
    kind: 'points' as const,
    points: points.filter((_, i) => isShown(labels[i >> 1] as number)),
    radius: radiusOf(points),
  });
  return [
    { ...some((of) => of !== label && of !== negative), ink: 'quiet', opacity: 0.4 },
    { ...some((of) => of === negative && of !== label), ink: 'noise', opacity: 0.5 },
    { ...some((of) => of === label), ink: 'signal', opacity: 0.6 },
    { kind: 'points', ink: 'posterior', points: samples, radius: SAMPLE_RADIUS, opacity: 0.9 },
  ];
}

/** Both arrows, and from the head of the first the difference times the scale. */
export function arrowLayers({ request, tails, base, ofClass, guided }: Arrows): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points: request.points, opacity: 0.2 };
  return [
    data,
    { kind: 'arrows', ink: request.negative === null ? 'quiet' : 'noise', from: tails, to: base },
    { kind: 'arrows', ink: 'posterior', from: base, to: guided, width: 1.25 },
    { kind: 'arrows', ink: 'signal', from: tails, to: ofClass, width: 1.25 },
  ];
}
