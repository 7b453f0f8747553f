/** A lesson, as the sidebar, the bar of its page and its neighbours name it. */
export interface LessonEntry {
  /** Of its page, in addresses. */
  readonly id: string;
  /** The question that it asks. */
  readonly title: string;
  /** What the field calls its subject. */
  readonly concept: string;
  /** That a first reader takes, by `minutesOfReading`. */
  readonly minutes: number;
  /** What readers can do afterwards, as a sentence. */
  readonly gives: string;
  /** The ids of the lessons that it builds on, besides the notebook. */
  readonly needs: readonly string[];
  /** Whether a list in another language has it in English. */
  readonly isInEnglish?: boolean;
}

/** A part of the course, with a page of its own. */
export interface PartEntry {
  /** Of its page, in addresses. */
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly LessonEntry[];
}

const ids = {
  whereIsTheNoise: 'learn-where-is-the-noise',
  whyJump: 'learn-why-jump',
  schedules: 'learn-schedules',
  whyPredictEpsilon: 'learn-why-predict-ε',
  trainOneYourself: 'learn-train-one-yourself',
  whyOneStep: 'learn-why-one-step-is-not-enough',
  linearDream: 'learn-a-linear-model-s-dream',
  copyOrInvent: 'learn-copy-or-invent',
  whatAUNetAdds: 'learn-what-a-u-net-adds',
  loss: 'learn-what-a-loss-can-tell',
  arrows: 'learn-where-the-arrows-point',
  deterministic: 'learn-deterministic-or-not',
  solver: 'learn-what-a-solver-saves',
  clock: 'learn-noise-on-a-clock-of-its-own',
  flow: 'learn-the-flow-behind-the-noise',
  decided: 'learn-when-it-is-decided',
  straight: 'learn-straight-paths',
  fewSteps: 'learn-few-steps',
  smaller: 'learn-a-smaller-picture',
  text: 'learn-from-text-to-condition',
  prompt: 'learn-why-a-prompt-works',
  filling: 'learn-filling-in',
  scheduler: 'learn-reading-a-real-scheduler',
  settings: 'learn-a-map-of-settings',
  masked: 'learn-masked-diffusion',
} as const;

/** The parts of the course, and their lessons in the order in which they build on one another. */
export const parts: readonly PartEntry[] = [
  {
    id: 'learn-add-noise',
    title: 'Add noise',
    lessons: [
      {
        id: ids.whereIsTheNoise,
        title: 'Where is the noise',
        concept: 'scale and variance',
        minutes: 20,
        gives: 'Compare the standard deviations of the image and of the noise in a state at any timestep.',
        needs: [],
      },
      {
        id: ids.whyJump,
        title: 'Why jump',
        concept: 'the closed form',
        minutes: 20,
        gives:
          'Draw x_t at any timestep with one jump, and explain why a chain of single steps has the same distribution.',
        needs: [ids.whereIsTheNoise],
      },
      {
        id: ids.schedules,
        title: 'Schedules',
        concept: 'signal-to-noise ratio',
        minutes: 20,
        gives: 'Compare noise schedules by their signal-to-noise ratio instead of by their β.',
        needs: [ids.whyJump],
      },
    ],
  },
  {
    id: 'learn-remove-noise',
    title: 'Learn to remove it',
    lessons: [
      {
        id: ids.whyPredictEpsilon,
        title: 'Why predict ε',
        concept: 'the loss',
        minutes: 20,
        gives:
          'Convert between predictions of the noise and of the image, and say how each loss weights the timesteps.',
        needs: [ids.whyJump],
      },
      {
        id: ids.trainOneYourself,
        title: 'Train one yourself',
        concept: 'v-prediction',
        minutes: 15,
        gives: 'Train a denoiser on points that you draw, and read its loss.',
        needs: [ids.whyPredictEpsilon],
      },
      {
        id: ids.whyOneStep,
        title: 'Why one step is not enough',
        concept: 'the ideal denoiser',
        minutes: 25,
        gives: 'Explain why the best single estimate is an average, and why several steps lead to one image.',
        needs: [ids.whyPredictEpsilon],
      },
      {
        id: ids.linearDream,
        title: 'A linear model’s dream',
        concept: 'a Gaussian prior',
        minutes: 20,
        gives: 'Predict which images a denoiser that knows only means and covariances can draw.',
        needs: [ids.whyOneStep],
      },
      {
        id: ids.copyOrInvent,
        title: 'Copy or invent',
        concept: 'locality',
        minutes: 15,
        gives: 'Explain why an exact denoiser copies its training images and a local one combines their parts.',
        needs: [ids.whyOneStep],
      },
      {
        id: ids.whatAUNetAdds,
        title: 'What a U-Net adds',
        concept: 'generalization',
        minutes: 15,
        gives:
          'Compare a trained network with the exact denoiser and a linear one on images outside the training data.',
        needs: [ids.copyOrInvent],
      },
    ],
  },
  {
    id: 'learn-sample',
    title: 'Sample',
    lessons: [
      {
        id: ids.arrows,
        title: 'Where the arrows point',
        concept: 'the score',
        minutes: 25,
        gives: 'Read a denoiser as a field of arrows, and relate it to the score.',
        needs: [ids.whyOneStep],
      },
      {
        id: ids.deterministic,
        title: 'Deterministic or not',
        concept: 'DDIM and DDPM',
        minutes: 20,
        gives:
          'Choose between a deterministic and a random sampler, and compute how an error of the noise changes the image.',
        needs: [ids.arrows],
      },
      {
        id: ids.clock,
        title: 'Noise on a clock of its own',
        concept: 'Gaussian paths',
        minutes: 20,
        gives: 'Translate between DDPM, EDM and flow matching.',
        needs: [ids.schedules, ids.deterministic],
      },
      {
        id: ids.loss,
        title: 'What a loss can tell',
        concept: 'floor and weighting',
        minutes: 25,
        gives: 'Say what the lowest loss depends on, and compare losses by how they weight noise levels.',
        needs: [ids.trainOneYourself, ids.whyOneStep, ids.clock],
      },
      {
        id: ids.solver,
        title: 'What a solver saves',
        concept: 'order and spacing',
        minutes: 20,
        gives: 'Choose a solver, a step spacing and a number of evaluations.',
        needs: [ids.deterministic, ids.clock],
      },
      {
        id: ids.flow,
        title: 'The flow behind the noise',
        concept: 'likelihood',
        minutes: 20,
        gives: 'Follow a density along the probability flow, and compute a likelihood.',
        needs: [ids.arrows, ids.deterministic],
      },
      {
        id: ids.decided,
        title: 'When it is decided',
        concept: 'critical times',
        minutes: 25,
        gives: 'Say at which log-SNR a detail, a cluster or a training point is decided.',
        needs: [ids.schedules, ids.flow],
      },
      {
        id: ids.straight,
        title: 'Straight paths',
        concept: 'flow matching and reflow',
        minutes: 15,
        gives: 'Say where trajectories bend, and what straightening them changes.',
        needs: [ids.clock],
      },
      {
        id: ids.fewSteps,
        title: 'Few steps',
        concept: 'flow maps',
        minutes: 25,
        gives: 'Explain what few-step models learn instead of the velocity, and why their losses do not compare.',
        needs: [ids.straight, ids.whyOneStep],
      },
    ],
  },
  {
    id: 'learn-use-it',
    title: 'Use it',
    lessons: [
      {
        id: ids.smaller,
        title: 'A smaller picture',
        concept: 'latents',
        minutes: 20,
        gives: 'Explain what diffusion in a latent space saves, and what its decoder loses.',
        needs: [ids.whyJump],
      },
      {
        id: ids.text,
        title: 'From text to condition',
        concept: 'cross-attention',
        minutes: 15,
        gives: 'Follow a prompt from words to embeddings to a weighted choice.',
        needs: [ids.whyOneStep],
      },
      {
        id: ids.prompt,
        title: 'Why a prompt works',
        concept: 'classifier-free guidance',
        minutes: 25,
        gives: 'Set a guidance scale, and predict what it costs in variety.',
        needs: [ids.text, ids.arrows],
      },
      {
        id: ids.filling,
        title: 'Filling in',
        concept: 'inpainting',
        minutes: 25,
        gives: 'Fill in a hidden part of an image, explain seams, and say what DPS samples.',
        needs: [ids.deterministic],
      },
      {
        id: ids.scheduler,
        title: 'Reading a real scheduler',
        concept: 'timesteps and σ',
        minutes: 15,
        gives: 'Read published scheduler configurations, and compare their timesteps and σ.',
        needs: [ids.solver],
      },
      {
        id: ids.settings,
        title: 'A map of settings',
        concept: 'from symbols to software',
        minutes: 20,
        gives: 'Find each symbol of the course in the software that you use.',
        needs: [ids.prompt, ids.scheduler],
      },
      {
        id: ids.masked,
        title: 'Masked diffusion',
        concept: 'discrete diffusion',
        minutes: 20,
        gives: 'Choose how many tokens a masked model shows per step and in which order, and say what this loses.',
        needs: [ids.whyOneStep],
      },
    ],
  },
];

/** The lessons in their order. */
export const lessons: readonly LessonEntry[] = parts.flatMap((part) => part.lessons);

/** Words a minute of a reader to whom the subject is new, and who follows the formulas. */
const WORDS_A_MINUTE = 120;
/** Minutes to answer a question, and to look at a figure and move what it has. */
const MINUTES_A_QUESTION = 2;
const MINUTES_A_FIGURE = 2;

/** Minutes that a first reader takes for a page, to the nearest five. */
export function minutesOfReading(page: { words: number; questions: number; figures: number }): number {
  const { words, questions, figures } = page;
  const minutes = words / WORDS_A_MINUTE + questions * MINUTES_A_QUESTION + figures * MINUTES_A_FIGURE;
  return 5 * Math.round(minutes / 5);
}

/** Minutes for all lessons of a list. */
export function minutesOf(entries: readonly LessonEntry[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}

export { addressOf } from './address.js';
