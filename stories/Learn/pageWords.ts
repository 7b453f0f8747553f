import type { ReactNode } from 'react';
import type { DerivationName, DerivationWords } from '../Notebook/derivations/derivation.js';
import { type LessonEntry, lessons } from './lessons.js';

/** What the components of a page say, in one language. */
export interface PageWords {
  /** Its tag, as in the attribute `lang`. */
  readonly lang: string;
  /** The lessons in their order; what is not translated is English. */
  readonly lessons: readonly LessonEntry[];

  /** What a lesson is called in lists: its title and its concept. */
  readonly lessonName: (lesson: LessonEntry) => string;
  /** Which lesson it is and how long it takes; `of` is how many there are. */
  readonly place: (lesson: { number: number; of: number; concept: string; minutes: number }) => string;
  /** Leads from a lesson to the page of the notebook. */
  readonly symbolsAndEquations: string;
  /** What the list of a page in other languages is called. */
  readonly otherLanguages: string;
  readonly onThisPage: string;
  readonly previous: string;
  readonly next: string;
  /** What leads to the lessons before and after is called. */
  readonly neighbours: string;
  /** What stands behind the name of a page that is in English. */
  readonly inEnglish: string;
  /** At the top of a page: which lessons are translated. Empty where all are. */
  readonly translatedLessons: string;

  /** The names of schedules in the bar of a page. */
  readonly scheduleNames: Readonly<Record<'linear' | 'cosine', string>>;
  /** At the top of a page that departs from the notebook’s schedule. */
  readonly clocks: Readonly<Record<'cosine' | 'paths', string>>;

  readonly image: string;
  /** A button that copies the address of the page, and what it says then. */
  readonly link: string;
  readonly copied: string;

  readonly answer: string;
  readonly tryThis: string;
  /** Above the reader’s answers at the end of a lesson. */
  readonly yourAnswers: string;
  /** A reference to a figure, and the beginning of its caption. */
  readonly figure: (number: number) => string;
  readonly captionOf: (number: number) => string;

  /** Names of panels, and what screen readers say of them. */
  readonly noisyImage: string;
  readonly mean: string;
  readonly xt: (t: number) => string;
  readonly meanOfXt: (t: number) => string;
  readonly sampleOfXt: (sample: number, t: number) => string;
  /** The two processes, above panels. */
  readonly forward: string;
  readonly reverse: string;
  readonly forwardXt: (t: number) => string;
  readonly reverseXt: (t: number) => string;

  /** The scale of values and grey levels. */
  readonly level: string;
  readonly scale: string;

  /** The plot of the best estimate: its axes, and what screen readers say of it. */
  readonly state: string;
  readonly estimate: (t: number) => string;
  /** `atOne` is a number as the language writes it. */
  readonly estimateOverState: (t: number, atOne: string) => string;

  /** What screen readers say of the chart of loss weights. */
  readonly lossWeights: string;

  /** The loop of training; null where its own words are these. */
  readonly training: AlgorithmWords | null;

  /** Null where the derivations’ own words are these. */
  readonly derivations: Readonly<Record<DerivationName, DerivationWords>> | null;
}

/** The words of an algorithm. */
export interface AlgorithmWords {
  readonly title: string;
  /** Above the steps that are repeated. */
  readonly loop: string;
  /** What each step does. */
  readonly steps: readonly ReactNode[];
}

export const english: PageWords = {
  lang: 'en',
  lessons,

  lessonName: ({ title, concept }) => `${title}: ${concept}`,
  place: ({ number, of, concept, minutes }) => `Lesson ${number} of ${of} · ${concept} · about ${minutes} minutes`,
  symbolsAndEquations: 'symbols and equations',
  otherLanguages: 'This page in other languages',
  onThisPage: 'On this page',
  previous: 'Previous',
  next: 'Next',
  neighbours: 'Lessons',
  inEnglish: '',
  translatedLessons: '',

  scheduleNames: { linear: 'linear', cosine: 'cosine' },
  clocks: { cosine: 'cosine schedule instead of linear', paths: 'paths instead of the linear schedule' },

  image: 'Image',
  link: 'Link',
  copied: 'Copied',

  answer: 'Answer',
  tryThis: 'Try this',
  yourAnswers: 'Your answers',
  figure: (number) => `Figure ${number}`,
  captionOf: (number) => `Figure ${number}.`,

  noisyImage: 'noisy image',
  mean: 'mean',
  xt: (t) => `x_t at t = ${t}`,
  meanOfXt: (t) => `the mean of x_t at t = ${t}`,
  sampleOfXt: (sample, t) => `sample ${sample} of x_t at t = ${t}`,
  forward: 'forward',
  reverse: 'reverse',
  forwardXt: (t) => `x_t of the forward process at t = ${t}`,
  reverseXt: (t) => `x_t of the reverse chain at t = ${t}`,

  level: 'level',
  scale: 'Values from −2 to 2 and their grey levels: black up to −1, mid-grey at 0, white from 1 on',

  state: 'state xₜ',
  estimate: (t) => `estimate x̂₀ at t = ${t}`,
  estimateOverState: (t, atOne) =>
    `The estimate of the image over x_t at t = ${t}: an odd curve from −1 to 1, ${atOne} at x_t = 1.`,

  lossWeights:
    'The weight of a squared error of the image over t, on a logarithmic axis: in the loss on the noise it falls from 10⁴ at t = 0 to less than 10⁻⁴ at t = 999, in the loss on the image it is always 1, in the loss on v it falls from 10⁴ to 1.',

  training: null,

  derivations: null,
};
