import { type ReactNode, useCallback } from 'react';
import {
  type Describe,
  type FigureDescription,
  inked,
  PanelsFigure,
  quantity,
  symbols,
  useTimestep,
} from '../../src/index.js';
import { usePageWords } from '../Learn/PageLanguage.js';
import type { PageWords } from '../Learn/pageWords.js';

const { forwardJump, forwardStep, meanOf, noise, x0 } = quantity;
const DEFAULT_T = 50;
const SAMPLES = 4;
/** Streams of noise that no other figure of the page draws from. */
const PREVIOUS = 0x100;
const SAMPLE = 0x101;
const MEAN = inked('mean', String.raw`\mu_t`);

export interface SamplesAtTProps {
  /** Samples of x_t from the image by (2), or from one state before by (1). */
  kind: 'jump' | 'step';
  caption: ReactNode;
}

/** A row of `ForwardGrid` at the page’s t: the mean, then four samples. */
export function SamplesAtT({ kind, caption }: SamplesAtTProps) {
  const [t = DEFAULT_T] = useTimestep();
  const words = usePageWords();
  const describe = useCallback<Describe>((given) => rowAt(given, t, kind, words), [kind, t, words]);
  return <PanelsFigure name={`samples-by-${kind}`} describe={describe} caption={caption} />;
}

function rowAt(
  { schedule, seed }: Parameters<Describe>[0],
  t: number,
  kind: 'jump' | 'step',
  words: PageWords,
): FigureDescription {
  const previous = t === 0 ? x0 : forwardJump(schedule, x0, t - 1, noise({ seed, stream: PREVIOUS }));
  const samples = Array.from({ length: SAMPLES }, (_, index) => {
    const z = noise({ seed, stream: SAMPLE + index });
    return kind === 'jump' ? forwardJump(schedule, x0, t, z) : forwardStep(schedule, previous, t, z);
  });
  const [first] = samples as [(typeof samples)[number]];
  const mean = {
    quantity: meanOf(first),
    title: MEAN,
    name: words.mean,
    label: words.meanOfXt(t),
    ink: 'mean' as const,
  };
  const panels = samples.map((sample, index) => ({
    quantity: sample,
    title: symbols.XT,
    name: words.noisyImage,
    label: words.sampleOfXt(index + 1, t),
  }));
  return { rows: [{ label: `t = ${t}`, panels: [mean, ...panels] }] };
}
