import type { ReactNode } from 'react';
import type { Section } from '../Learn/Contents.js';
import Chain from './sections/Chain.mdx';
import Components from './sections/Components.mdx';
import Estimate from './sections/Estimate.mdx';
import Forward from './sections/Forward.mdx';
import Image from './sections/Image.mdx';
import Imprecise from './sections/Imprecise.mdx';
import Jump from './sections/Jump.mdx';
import Kinds from './sections/Kinds.mdx';
import Many from './sections/Many.mdx';
import Means from './sections/Means.mdx';
import Model from './sections/Model.mdx';
import Network from './sections/Network.mdx';
import Reverse from './sections/Reverse.mdx';
import Schedule from './sections/Schedule.mdx';
import Step from './sections/Step.mdx';
import Values from './sections/Values.mdx';

interface SectionWords {
  readonly title: string;
  /** The text and its figures. */
  readonly Part: () => ReactNode;
}

export interface NotebookSection extends Section, SectionWords {
  /** The names of its figures, in their order. */
  readonly figures: readonly string[];
}

/** The notebook page, in the notebook’s order. */
export const sections = [
  { id: 'image', title: 'The image', Part: Image, figures: ['image', 'state'] },
  { id: 'values', title: 'Values from −1 to 1', Part: Values, figures: ['scale', 'histogram'] },
  { id: 'schedule', title: 'The noise schedule', Part: Schedule, figures: ['schedule'] },
  { id: 'kinds', title: 'Four schedules', Part: Kinds, figures: ['kinds'] },
  { id: 'forward', title: 'The forward process', Part: Forward, figures: ['chain'] },
  { id: 'jump', title: 'All steps in one jump', Part: Jump, figures: ['jump-samples', 'jump-grid'] },
  { id: 'step', title: 'One step at a time', Part: Step, figures: ['step-samples', 'step-grid'] },
  { id: 'reverse', title: 'The reverse process', Part: Reverse, figures: [] },
  { id: 'network', title: 'What a network predicts', Part: Network, figures: ['predictor', 'triptych'] },
  { id: 'estimate', title: 'From noise to image', Part: Estimate, figures: ['reconstruction', 'wrong'] },
  { id: 'many', title: 'Why many steps', Part: Many, figures: ['expected'] },
  { id: 'means', title: 'Two means of the previous state', Part: Means, figures: ['means'] },
  { id: 'chain', title: 'The whole reverse chain', Part: Chain, figures: ['two-ways', 'reverse-chain'] },
  { id: 'imprecise', title: 'Where the notebook is imprecise', Part: Imprecise, figures: [] },
  { id: 'model', title: 'With a model', Part: Model, figures: [] },
  { id: 'components', title: 'From notebook to component', Part: Components, figures: [] },
] as const satisfies readonly NotebookSection[];

/** The page in another language: the same sections with the same figures. */
export function sectionsIn(words: Readonly<Record<(typeof sections)[number]['id'], SectionWords>>): NotebookSection[] {
  return sections.map((section) => ({ ...section, ...words[section.id] }));
}
