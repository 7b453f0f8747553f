/** A lesson, as the sidebar, the bar of its page and its neighbours name it. */
export interface LessonEntry {
  /** Of its page, in addresses. */
  readonly id: string;
  /** The question that it asks. */
  readonly title: string;
  /** What the field calls its subject. */
  readonly concept: string;
  /** To read it and to try what it proposes. */
  readonly minutes: number;
  /** Whether a list in another language has it in English. */
  readonly isInEnglish?: boolean;
}

/** The lessons in their order. */
export const lessons: readonly LessonEntry[] = [
  { id: 'learn-why-jump', title: 'Why jump', concept: 'the closed form', minutes: 7 },
  { id: 'learn-why-predict-ε', title: 'Why predict ε', concept: 'the loss', minutes: 5 },
  { id: 'learn-schedules', title: 'Schedules', concept: 'signal-to-noise ratio', minutes: 5 },
  { id: 'learn-one-step-or-many', title: 'One step or many', concept: 'sampling', minutes: 6 },
  { id: 'learn-where-is-the-noise', title: 'Where is the noise', concept: 'scale and variance', minutes: 5 },
  {
    id: 'learn-why-one-step-is-not-enough',
    title: 'Why one step is not enough',
    concept: 'the ideal denoiser',
    minutes: 5,
  },
  { id: 'learn-a-linear-model-s-dream', title: 'A linear model’s dream', concept: 'a Gaussian prior', minutes: 6 },
  { id: 'learn-copy-or-invent', title: 'Copy or invent', concept: 'locality', minutes: 5 },
  { id: 'learn-train-one-yourself', title: 'Train one yourself', concept: 'v-prediction', minutes: 4 },
  { id: 'learn-where-the-arrows-point', title: 'Where the arrows point', concept: 'the score', minutes: 6 },
  { id: 'learn-deterministic-or-not', title: 'Deterministic or not', concept: 'DDIM and DDPM', minutes: 6 },
  { id: 'learn-what-a-u-net-adds', title: 'What a U-Net adds', concept: 'generalisation', minutes: 7 },
  {
    id: 'learn-noise-on-a-clock-of-its-own',
    title: 'Noise on a clock of its own',
    concept: 'Gaussian paths',
    minutes: 6,
  },
  { id: 'learn-what-a-solver-saves', title: 'What a solver saves', concept: 'order and spacing', minutes: 6 },
  { id: 'learn-why-a-prompt-works', title: 'Why a prompt works', concept: 'classifier-free guidance', minutes: 7 },
  { id: 'learn-the-flow-behind-the-noise', title: 'The flow behind the noise', concept: 'likelihood', minutes: 6 },
  { id: 'learn-straight-paths', title: 'Straight paths', concept: 'flow matching and reflow', minutes: 5 },
  { id: 'learn-filling-in', title: 'Filling in', concept: 'inpainting', minutes: 7 },
  { id: 'learn-reading-a-real-scheduler', title: 'Reading a real scheduler', concept: 'timesteps and σ', minutes: 7 },
  { id: 'learn-a-smaller-picture', title: 'A smaller picture', concept: 'latents', minutes: 5 },
  { id: 'learn-from-text-to-condition', title: 'From text to condition', concept: 'cross-attention', minutes: 8 },
  {
    id: 'learn-a-map-of-settings',
    title: 'A map of settings',
    concept: 'from symbols to software',
    minutes: 8,
  },
];

export { addressOf } from './address.js';
