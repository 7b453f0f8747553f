import { Table } from '../Docs/Table.js';
import { LessonLink } from './LessonLink.js';
import { addressOf, minutesOf, parts } from './lessons.js';

interface Session {
  /** Of the lesson. */
  readonly id: string;
  readonly minutes: number;
  /** What the class does, as a sentence. */
  readonly doing: string;
}

/** A class of an hour and a half. */
export const ninetyMinutes: readonly Session[] = [
  { id: 'learn-where-is-the-noise', minutes: 8, doing: 'Predict by a show of hands, then move t together.' },
  { id: 'learn-why-jump', minutes: 7, doing: 'Compare a chain of single steps with one jump to the same t.' },
  { id: 'learn-why-predict-ε', minutes: 8, doing: 'Derive the conversion between ε and the image on the board.' },
  { id: 'learn-train-one-yourself', minutes: 15, doing: 'In pairs: draw points, predict the loss, train.' },
  {
    id: 'learn-why-one-step-is-not-enough',
    minutes: 12,
    doing: 'Predict the best estimate at t = 999, then discuss it.',
  },
  {
    id: 'learn-where-the-arrows-point',
    minutes: 10,
    doing: 'Predict on which moon a sampler ends, then compare with the page.',
  },
  { id: 'learn-deterministic-or-not', minutes: 10, doing: 'Vote on which ends move with new noise, then test it.' },
  { id: 'learn-why-a-prompt-works', minutes: 12, doing: 'Set the guidance scale, and predict which points are lost.' },
  {
    id: 'learn-a-map-of-settings',
    minutes: 8,
    doing: 'Find the symbols of these lessons in software that students use.',
  },
];

/** The sessions of a class, with what is done in each. */
export function NinetyMinutes() {
  const total = ninetyMinutes.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <Table
      label={`A class of ${total} minutes`}
      head={['lesson', 'minutes', 'in class']}
      wide
      rows={ninetyMinutes.map(({ id, minutes, doing }) => [<LessonLink key={id} id={id} />, minutes, doing])}
    />
  );
}

/** What the class does in each of four weeks. */
const WEEKS: Readonly<Record<string, readonly [inClass: string, exercise: string]>> = {
  'learn-add-noise': [
    'Answer the predictions by hand before anyone opens a page. Collect the answers, then check them together.',
    'Compute x_t in NumPy with a snippet from “Copy as Python”, and compare the standard deviation with the figure’s.',
  ],
  'learn-remove-noise': [
    'Each pair trains a denoiser on a drawing of its own and explains its loss to another pair.',
    'Compute the posterior mean of two points in NumPy, and plot it over x_t at three timesteps.',
  ],
  'learn-sample': [
    'Half of the class defends the probability flow, half the random sampler. Each side supports its case with a figure.',
    'Implement DDIM with the posterior mean of last week, and compare 5, 10 and 50 steps.',
  ],
  'learn-use-it': [
    'Bring a setting of an image generator, and find its symbol and its figure in the course.',
    'Add guidance to the sampler of last week, and measure how much the samples still vary.',
  ],
};

/** A course of four weeks: a part each week. */
export function FourWeeks() {
  return (
    <Table
      label="A course of four weeks"
      head={['week', 'before class', 'in class', 'exercise']}
      wide
      rows={parts.map(({ id, title, lessons: read }, index) => [
        index + 1,
        <span key={id}>
          <a href={addressOf(id)} target="_top">
            {title}
          </a>
          , {read.length} lessons, about {minutesOf(read)} minutes
        </span>,
        ...(WEEKS[id] ?? []),
      ])}
    />
  );
}
