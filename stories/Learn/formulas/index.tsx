import type { ReactNode } from 'react';
import { symbols } from '../../../src/index.js';
import type { DerivationText } from '../../Notebook/derivations/derivation.js';
import { InlineTex as Tex } from '../../Notebook/InlineTex.js';
import { added, EPSILON_THETA, kept, r } from '../../Notebook/tex.js';
import {
  ALPHA_SLOPE,
  alpha,
  EPSILON,
  EPSILON_HAT,
  noise,
  SCORE,
  SIGMA_SLOPE,
  sigma,
  signal,
  variance,
  X_PREV,
  X0,
  X0_HAT,
  XT,
  Z,
} from './tex.js';

// The formulas of the lessons, each of which a test evaluates as it is written here.

/** A formula of a lesson. */
export interface LessonFormula {
  /** Names the formula in lists, without a full stop. */
  readonly title: string;
  /** The id of the lesson that explains the formula. */
  readonly lesson: string;
  /** The lines, in their order. */
  readonly tex: readonly string[];
  readonly derivation?: DerivationText;
}

/** A step of an algorithm. */
export interface AlgorithmStep {
  readonly text: ReactNode;
  readonly tex?: string;
  /** Whether the step is part of the loop. */
  readonly isRepeated?: boolean;
}

/** A loop, as a numbered list. */
export interface LessonAlgorithm {
  readonly title: string;
  readonly lesson: string;
  readonly steps: readonly AlgorithmStep[];
}

const { PATH_SIGNAL_SCALE: ALPHA, PATH_NOISE_SCALE: SIGMA, POSTERIOR_MEAN } = symbols;
const KEPT = added(r`\sqrt{1-\bar\alpha_s-\sigma^2}`);
const HALF_G = r`\tfrac{1}{2}${added('g_t^2')}`;
const TRIAL = added(r`\hat\epsilon_s`);
const AT_T = added(r`\hat\epsilon_t`);
const ESTIMATE_BEFORE = symbols.X0_PREDICTED.replace('x}_0', r`x}_{0,r}`);
const ALONG = r`${sigma('s')} - \frac{${alpha('s')}}{${ALPHA}}\,${SIGMA}`;

export const formulas = {
  wiener: {
    title: 'The Wiener filter: the best linear estimate of a wave with power P',
    lesson: 'learn-a-linear-model-s-dream',
    tex: [r`${X0_HAT} = c\,${XT} = \frac{${signal('t')}\,P}{${kept(r`\bar\alpha_t`)}\,P + ${variance('t')}}\,${XT}`],
    derivation: {
      title: 'How the best factor follows from the squared error',
      steps: [
        {
          why: (
            <>
              A wave of the image has the mean 0 and the power <Tex>P</Tex>, its mean square. The noise is independent
              of it and has the power 1. Insert the jump to <Tex>{XT}</Tex>, and the mixed terms have the mean 0.
            </>
          ),
          tex: r`\mathbb{E}(${X0} - c\,${XT})^2 = P - 2\,c\,${signal('t')}\,P + c^2 \bigl( ${kept(r`\bar\alpha_t`)}\,P + ${variance('t')} \bigr)`,
        },
        {
          why: (
            <>
              The error is a parabola in <Tex>c</Tex>. It is smallest where its slope is 0.
            </>
          ),
          tex: r`-2\,${signal('t')}\,P + 2\,c \bigl( ${kept(r`\bar\alpha_t`)}\,P + ${variance('t')} \bigr) = 0`,
        },
        {
          why: (
            <>
              Solve for <Tex>c</Tex>.
            </>
          ),
          tex: r`c = \frac{${signal('t')}\,P}{${kept(r`\bar\alpha_t`)}\,P + ${variance('t')}}`,
        },
      ],
      end: (
        <>
          The filter weakens every wave, a weak one more than a strong one, and removes none completely. It keeps half
          of a wave whose power in the state, <Tex>{r`${kept(r`\bar\alpha_t`)}\,P`}</Tex>, equals the power of the
          noise. Of a wave with a tenth of this power it keeps 9%.
        </>
      ),
    },
  },
  'loss-floor': {
    title: 'The area under the lowest loss of ε, for n different points in d dimensions',
    lesson: 'learn-what-a-loss-can-tell',
    tex: [r`\int L_{\min}\,\mathrm{d}\lambda = \frac{2}{d}\,\log n`],
  },
  score: {
    title: 'The score, and the estimate from it (Tweedie’s formula)',
    lesson: 'learn-where-the-arrows-point',
    tex: [
      r`${SCORE} = -\frac{${EPSILON_HAT}}{${noise('t')}}`,
      r`${X0_HAT} = \frac{${XT} + (${variance('t')})\,${SCORE}}{${signal('t')}}`,
    ],
    derivation: {
      title: 'How Tweedie’s formula follows',
      steps: [
        {
          why: (
            <>
              Given an image, the state <Tex>{XT}</Tex> is normal. The logarithm of a normal density is a parabola. Its
              slope leads back to the scaled image.
            </>
          ),
          tex: r`\nabla\!\log q(x_t \mid ${X0}) = \frac{${signal('t')}\,${X0} - ${XT}}{${variance('t')}}`,
        },
        {
          why: (
            <>
              The density <Tex>p_t</Tex> is the average of these densities over all images. Its logarithm has the
              average slope. Each image counts as much as it is probable given <Tex>{XT}</Tex>.
            </>
          ),
          tex: r`${SCORE} = \mathbb{E}\,\nabla\!\log q(x_t \mid ${X0})`,
        },
        {
          why: (
            <>
              The average of the images is the estimate <Tex>{X0_HAT}</Tex>.
            </>
          ),
          tex: r`${SCORE} = \frac{${signal('t')}\,${X0_HAT} - ${XT}}{${variance('t')}}`,
        },
        {
          why: (
            <>
              Solve for <Tex>{X0_HAT}</Tex> to get Tweedie’s formula. Insert{' '}
              <Tex>{`${XT} = ${signal('t')}\\,${X0_HAT} + ${noise('t')}\\,${EPSILON_HAT}`}</Tex> to get the score from
              the expected noise.
            </>
          ),
          tex: r`${SCORE} = -\frac{${EPSILON_HAT}}{${noise('t')}}`,
        },
      ],
      end: <>A denoiser that predicts the noise, the image or the score therefore knows all three.</>,
    },
  },
  ddim: {
    title: 'A step of DDIM, from t to any earlier s',
    lesson: 'learn-deterministic-or-not',
    tex: [
      r`x_s = ${signal('s')}\,${X0_HAT} + ${noise('s')}\,${EPSILON_HAT}`,
      r`${EPSILON_HAT} = \frac{${XT} - ${signal('t')}\,${X0_HAT}}{${noise('t')}}`,
    ],
    derivation: {
      title: 'How one rule gives both DDIM and DDPM',
      steps: [
        {
          why: (
            <>
              The state at <Tex>s</Tex> needs noise of variance <Tex>{variance('s')}</Tex>. Take a part{' '}
              <Tex>{added(r`\sigma^2`)}</Tex> of it fresh, and keep the rest of the old noise.
            </>
          ),
          tex: r`x_s = ${signal('s')}\,${X0_HAT} + ${KEPT}\,${EPSILON_HAT} + ${added(r`\sigma`)}\,${Z}`,
        },
        {
          why: 'The two parts are independent, so their variances add up to what the schedule requires.',
          tex: r`(${KEPT})^2 + ${added(r`\sigma^2`)} = ${variance('s')}`,
        },
        {
          why: (
            <>
              With <Tex>{r`${added(r`\sigma`)} = 0`}</Tex> all of the noise is old. This is DDIM.
            </>
          ),
          tex: r`${added(r`\sqrt{1-\bar\alpha_s-0^2}`)} = ${noise('s')}`,
        },
      ],
      end: (
        <>
          With <Tex>{r`s = t-1`}</Tex> and <Tex>{r`${added(r`\sigma^2`)} = ${added(r`\tilde\beta_t`)}`}</Tex>, the
          variance of the posterior, the same rule is DDPM.
        </>
      ),
    },
  },
  heun: {
    title: 'A step of Heun, from t to s',
    lesson: 'learn-what-a-solver-saves',
    tex: [r`x_s = \frac{${alpha('s')}}{${ALPHA}}\,${XT} + \Bigl( ${ALONG} \Bigr)\,\frac{${AT_T} + ${TRIAL}}{2}`],
    derivation: {
      title: 'How the steps of DDIM and Heun follow from the trajectory',
      steps: [
        {
          why: (
            <>
              A step of DDIM keeps the expected noise <Tex>{AT_T}</Tex> until <Tex>s</Tex>. Insert{' '}
              <Tex>{`${X0_HAT} = (${XT} - ${SIGMA}\\,${AT_T})/${ALPHA}`}</Tex> into it.
            </>
          ),
          tex: r`${alpha('s')}\,${X0_HAT} + ${sigma('s')}\,${AT_T} = \frac{${alpha('s')}}{${ALPHA}}\,${XT} + \Bigl( ${ALONG} \Bigr)\,${AT_T}`,
        },
        {
          why: (
            <>
              Heun evaluates the denoiser again where this step leads, which gives <Tex>{TRIAL}</Tex>. It repeats the
              step with the mean of both.
            </>
          ),
          tex: r`x_s = \frac{${alpha('s')}}{${ALPHA}}\,${XT} + \Bigl( ${ALONG} \Bigr)\,\frac{${AT_T} + ${TRIAL}}{2}`,
        },
      ],
      end: (
        <>
          Divided by the signal scale, the state moves on a line over <Tex>{r`${SIGMA}/${ALPHA}`}</Tex> whose slope is
          the expected noise. Heun takes the mean of the slopes at both ends.
        </>
      ),
    },
  },
  'dpm-2m': {
    title: 'A step of DPM++ 2M, from t to s, after one from r to t',
    lesson: 'learn-what-a-solver-saves',
    tex: [
      r`D = ${X0_HAT} + \frac{\lambda_s - \lambda_t}{2\,(\lambda_t - \lambda_r)}\,\bigl( ${X0_HAT} - ${ESTIMATE_BEFORE} \bigr)`,
      r`x_s = ${alpha('s')}\,D + ${sigma('s')}\,\frac{${XT} - ${ALPHA}\,D}{${SIGMA}}`,
    ],
  },
  velocity: {
    title: 'The velocity of the probability flow',
    lesson: 'learn-the-flow-behind-the-noise',
    tex: [r`u = ${ALPHA_SLOPE}\,${X0_HAT} + ${SIGMA_SLOPE}\,${EPSILON_HAT}`],
    derivation: {
      title: 'How the velocity follows from the path',
      steps: [
        {
          why: (
            <>
              For one image and one noise the state is <Tex>{r`${XT} = ${ALPHA}\,${X0} + ${SIGMA}\,${EPSILON}`}</Tex>.
              Only the scales depend on <Tex>t</Tex>, so its velocity is
            </>
          ),
          tex: r`\dot{x}_t = ${ALPHA_SLOPE}\,${X0} + ${SIGMA_SLOPE}\,${EPSILON}`,
        },
        {
          why: (
            <>
              Many pairs of image and noise lead through the same state. The density moves with the average of their
              velocities.
            </>
          ),
          tex: r`u = \mathbb{E}\,(${ALPHA_SLOPE}\,${X0} + ${SIGMA_SLOPE}\,${EPSILON})`,
        },
        {
          why: 'The averages of image and noise, given the state, are what the exact denoiser predicts.',
          tex: r`u = ${ALPHA_SLOPE}\,${X0_HAT} + ${SIGMA_SLOPE}\,${EPSILON_HAT}`,
        },
      ],
      end: <>The derivation of the continuity equation shows why the average is enough.</>,
    },
  },
  sde: {
    title: 'A short step of the reverse SDE, which lasts h',
    lesson: 'learn-the-flow-behind-the-noise',
    tex: [
      r`x_{t-h} = ${XT} - h\,\bigl( u - ${HALF_G}\,${SCORE} \bigr) + ${added('g_t')}\,\sqrt{h}\,${Z}`,
      r`${added('g_t^2')} = 2\,${SIGMA}\,${SIGMA_SLOPE} - 2\,\frac{${ALPHA_SLOPE}}{${ALPHA}}\,${added(r`\sigma_t^2`)}`,
    ],
  },
  continuity: {
    title: 'The continuity equation, and the change of the log-density along the flow',
    lesson: 'learn-the-flow-behind-the-noise',
    tex: [
      r`\frac{\partial p_t}{\partial t} = -\nabla\!\cdot(p_t\,u)`,
      r`\frac{\mathrm{d} \log p_t(x_t)}{\mathrm{d}t} = -\nabla\!\cdot u`,
    ],
    derivation: {
      title: 'How the continuity equation follows: mass through a box',
      steps: [
        {
          why: (
            <>
              In one dimension, take a small box from <Tex>x</Tex> to <Tex>x + h</Tex>. It contains the mass{' '}
              <Tex>p\,h</Tex>. Particles enter at the left at the rate <Tex>p(x)\,u(x)</Tex>, and leave at the right.
              The mass changes by the difference.
            </>
          ),
          tex: r`h\,\frac{\partial p_t}{\partial t} = p(x)\,u(x) - p(x+h)\,u(x+h)`,
        },
        {
          why: (
            <>
              Divide by <Tex>h</Tex>, and let the box shrink. The difference becomes a slope. In more dimensions the
              slopes along all axes add up to the divergence.
            </>
          ),
          tex: r`\frac{\partial p_t}{\partial t} = -\nabla\!\cdot(p_t\,u)`,
        },
        {
          why: (
            <>
              A particle sees its density change because <Tex>p_t</Tex> changes and because it moves. Of{' '}
              <Tex>{r`\nabla\!\cdot(p_t\,u) = p_t\,\nabla\!\cdot u + u\,\nabla p_t`}</Tex>, its own motion cancels the
              second term.
            </>
          ),
          tex: r`\frac{\mathrm{d} \log p_t(x_t)}{\mathrm{d}t} = -\nabla\!\cdot u`,
        },
      ],
      end: <>So the log-density falls where the flow spreads particles, and rises where it presses them together.</>,
    },
  },
  'two-points': {
    title: 'The open bits between two points at m and −m',
    lesson: 'learn-when-it-is-decided',
    tex: [
      r`p = \frac{1}{1 + e^{-2\,m\,${ALPHA}\,${XT}/${added(r`\sigma_t^2`)}}}`,
      r`H = -p\,\log_2 p - (1-p)\,\log_2 (1-p)`,
    ],
    derivation: {
      title: 'How p follows from Bayes’ rule',
      steps: [
        {
          why: (
            <>
              Both points are equally likely, so the odds of <Tex>m</Tex> are the ratio of two normal densities of the
              state.
            </>
          ),
          tex: r`\log \frac{p}{1-p} = \frac{(${XT} + ${ALPHA}\,m)^2 - (${XT} - ${ALPHA}\,m)^2}{2\,${added(r`\sigma_t^2`)}}`,
        },
        {
          why: 'Multiply out. The squares cancel.',
          tex: r`\log \frac{p}{1-p} = \frac{2\,m\,${ALPHA}\,${XT}}{${added(r`\sigma_t^2`)}}`,
        },
        {
          why: (
            <>
              Solve for <Tex>p</Tex>.
            </>
          ),
          tex: r`p = \frac{1}{1 + e^{-2\,m\,${ALPHA}\,${XT}/${added(r`\sigma_t^2`)}}}`,
        },
      ],
      end: (
        <>
          The curve in the figure is the mean of <Tex>H</Tex> over the states <Tex>{XT}</Tex> of the forward process.
        </>
      ),
    },
  },
  'two-peaks': {
    title: 'The log-SNR at which the density of two clusters gets two peaks',
    lesson: 'learn-when-it-is-decided',
    tex: [r`\lambda = -\log(m^2 - s^2)`],
    derivation: {
      title: 'How the log-SNR of two peaks follows',
      steps: [
        {
          why: (
            <>
              Two normal densities of equal width have two peaks together if their centers are farther from the middle
              than their standard deviation. In <Tex>{XT}</Tex> the centers are <Tex>{r`${ALPHA}\,m`}</Tex> from the
              middle, and the width includes the noise. At the limit both are equal.
            </>
          ),
          tex: r`${kept(r`\alpha_t^2`)}\,m^2 = ${kept(r`\alpha_t^2`)}\,s^2 + ${added(r`\sigma_t^2`)}`,
        },
        {
          why: 'Solve for the signal-to-noise ratio, and take the logarithm.',
          tex: r`\lambda = \log \frac{${kept(r`\alpha_t^2`)}}{${added(r`\sigma_t^2`)}} = -\log(m^2 - s^2)`,
        },
      ],
      end: null,
    },
  },
  'n-points': {
    title: 'The log-SNR at which n points in d dimensions are told apart',
    lesson: 'learn-when-it-is-decided',
    tex: [r`\lambda = \log(n^{2/d} - 1)`],
    derivation: {
      title: 'How the log-SNR of n points follows',
      steps: [
        {
          why: (
            <>
              A normal value with variance 1, seen through noise, carries at most this much information, in nats
              (Shannon 1948). In <Tex>d</Tex> dimensions there are <Tex>d</Tex> of them. Naming one of <Tex>n</Tex>{' '}
              points takes <Tex>{r`\log n`}</Tex> nats.
            </>
          ),
          tex: r`\frac{d}{2}\,\log \Bigl( 1 + \frac{${kept(r`\alpha_t^2`)}}{${added(r`\sigma_t^2`)}} \Bigr) = \log n`,
        },
        {
          why: 'Solve for the signal-to-noise ratio, and take the logarithm.',
          tex: r`\lambda = \log \frac{${kept(r`\alpha_t^2`)}}{${added(r`\sigma_t^2`)}} = \log(n^{2/d} - 1)`,
        },
      ],
      end: <>This is an estimate: the points are drawn at random, and the last bit is not yet decided there.</>,
    },
  },
  'flow-map': {
    title: 'The flow map, with the mean velocity between t and s',
    lesson: 'learn-few-steps',
    tex: [r`x_s = ${XT} - (t - s)\,\bar{u}`],
  },
  consistency: {
    title: 'What a consistency model minimizes, for an r just below t',
    lesson: 'learn-few-steps',
    tex: [
      r`L = \mathbb{E}\,\bigl\lVert f_\theta(x_t, t) - f_{\bar\theta}(x_r, r) \bigr\rVert^2`,
      r`f_\theta(x_t, t) = ${XT} - t\,u_\theta(x_t, t)`,
    ],
  },
  latents: {
    title: 'The noised code of an image E(image), with the mean m and the standard deviation s of codes',
    lesson: 'learn-a-smaller-picture',
    tex: [r`${X0} = \frac{c - m}{s}`, r`${XT} = ${signal('t')}\,${X0} + ${noise('t')}\,${EPSILON}`],
  },
  guidance: {
    title: 'Classifier-free guidance with the scale s',
    lesson: 'learn-why-a-prompt-works',
    tex: [
      r`${symbols.X0_PREDICTED.replace('x}_0', r`x}_{0,s}`)} = ${X0_HAT} + s\,\bigl( ${symbols.X0_PREDICTED.replace('x}_0', r`x}_{0,c}`)} - ${X0_HAT} \bigr)`,
    ],
  },
  measurement: {
    title: 'The score of the posterior of a measurement y',
    lesson: 'learn-filling-in',
    tex: [
      r`\nabla\!\log p_t(x_t \mid y) = ${SCORE} + \nabla\!\log p_t(y \mid x_t)`,
      r`\nabla\!\log p_t(y \mid x_t) \approx J^{\mathsf T} A^{\mathsf T} \bigl( A\,V A^{\mathsf T} + \tau^2 I \bigr)^{-1} \bigl( y - A\,${X0_HAT} \bigr)`,
    ],
    derivation: {
      title: 'How the approximation follows',
      steps: [
        {
          why: 'Bayes’ rule: the posterior is the prior times the likelihood, divided by a constant. A logarithm turns the product into a sum.',
          tex: r`\nabla\!\log p_t(x_t \mid y) = ${SCORE} + \nabla\!\log p_t(y \mid x_t)`,
        },
        {
          why: (
            <>
              Consider a single value. Assume that <Tex>{X0}</Tex> given <Tex>{XT}</Tex> is normal, with the mean{' '}
              <Tex>{X0_HAT}</Tex> and the variance <Tex>V</Tex>. Then <Tex>y</Tex>, which is <Tex>{`A\\,${X0}`}</Tex>{' '}
              plus noise, is normal with
            </>
          ),
          tex: r`S = A^2\,V + \tau^2`,
        },
        {
          why: (
            <>
              Its logarithm is a parabola in <Tex>{r`y - A\,${X0_HAT}`}</Tex>. By the chain rule its slope in{' '}
              <Tex>{XT}</Tex> has the factor <Tex>J</Tex>, the slope of <Tex>{X0_HAT}</Tex> in <Tex>{XT}</Tex>. Changes
              of <Tex>S</Tex> are neglected.
            </>
          ),
          tex: r`G = \frac{J\,A\,\bigl( y - A\,${X0_HAT} \bigr)}{S}`,
        },
      ],
      end: (
        <>
          <Tex>G</Tex> is the second line for a single value. DPS takes <Tex>V = 0</Tex>, ΠGDM takes{' '}
          <Tex>{r`V = ${added(r`\sigma_t^2`)}/(${kept(r`\alpha_t^2`)} + ${added(r`\sigma_t^2`)})`}</Tex>, and covariance
          matching takes the variance of <Tex>{X0}</Tex> given <Tex>{XT}</Tex>.
        </>
      ),
    },
  },
  'step-loss': {
    title: 'The nats that a step loses when it draws k cells at once, after j are shown',
    lesson: 'learn-masked-diffusion',
    tex: [r`k\,H_j - (H_j + \ldots + H_{j+k-1})`],
  },
} as const satisfies Readonly<Record<string, LessonFormula>>;

export type FormulaName = keyof typeof formulas;

const FRESH = <Tex>{Z}</Tex>;
const START = (
  <>
    Draw <Tex>x_T</Tex> as pure noise, and take <Tex>x_T</Tex> as the state at <Tex>t = T - 1</Tex>.
  </>
);
const ESTIMATE: AlgorithmStep = {
  text: 'Predict the noise, and compute the image from it.',
  tex: r`${X0_HAT} = \frac{${XT} - ${noise('t')}\,${EPSILON_THETA}(x_t, t)}{${signal('t')}}`,
  isRepeated: true,
};

export const algorithms = {
  training: {
    title: 'Training',
    lesson: 'learn-why-predict-ε',
    steps: [
      {
        text: (
          <>
            Draw an image <Tex>{X0}</Tex> from the data, a timestep <Tex>t</Tex> from 0 to <Tex>T - 1</Tex>, and noise{' '}
            <Tex>{EPSILON}</Tex>.
          </>
        ),
        isRepeated: true,
      },
      {
        text: 'Jump to the state.',
        tex: r`${XT} = ${signal('t')}\,${X0} + ${noise('t')}\,${EPSILON}`,
        isRepeated: true,
      },
      {
        text: (
          <>
            Compute the loss, and change the parameters <Tex>\theta</Tex> by a small step against its gradient.
          </>
        ),
        tex: r`L = \bigl\lVert ${EPSILON} - ${EPSILON_THETA}(x_t, t) \bigr\rVert^2`,
        isRepeated: true,
      },
    ],
  },
  ddpm: {
    title: 'Sampling with DDPM',
    lesson: 'learn-deterministic-or-not',
    steps: [
      { text: START },
      ESTIMATE,
      {
        text: 'Compute the mean of the state before.',
        tex: r`${POSTERIOR_MEAN} = \frac{${signal('t-1')}\,${symbols.BETA}}{${variance('t')}}\,${X0_HAT} + \frac{${kept(r`\sqrt{\alpha_t}`)}\,(${variance('t-1')})}{${variance('t')}}\,${XT}`,
        isRepeated: true,
      },
      {
        text: <>Add fresh noise {FRESH}, except in the last step.</>,
        tex: r`${X_PREV} = ${POSTERIOR_MEAN} + ${added(r`\sigma_t`)}\,${Z}`,
        isRepeated: true,
      },
    ],
  },
  ddim: {
    title: 'Sampling with DDIM',
    lesson: 'learn-deterministic-or-not',
    steps: [
      { text: START },
      ESTIMATE,
      {
        text: 'Scale image and noise to an earlier timestep s, which need not be the one before.',
        tex: r`x_s = ${signal('s')}\,${X0_HAT} + ${noise('s')}\,${EPSILON_THETA}(x_t, t)`,
        isRepeated: true,
      },
    ],
  },
} as const satisfies Readonly<Record<string, LessonAlgorithm>>;

export type AlgorithmName = keyof typeof algorithms;
