import { anyOf, invalid } from '../base/check.js';
import { conventionOn } from './convention.js';
import { ofFlow, ofReversedFlow, ofSchedule, ofSigma } from './levels.js';
import type { Convention, ConventionName, ConventionText } from './types.js';

const r = String.raw;

function text(tex: string, code: string): ConventionText {
  return { tex, code };
}

/** β of lucidrains' sigmoid schedule, whose ᾱ falls along a logistic curve over [-3, 3]; Jabri et al. 2023. */
function logisticBetas(timesteps: number): number[] {
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));
  const curve = Array.from({ length: timesteps + 1 }, (_, t) => logistic(3) - logistic((6 * t) / timesteps - 3));
  return curve.slice(1).map((after, t) => Math.min(1 - after / (curve[t] as number), 0.999));
}

const ddpm = conventionOn(ofSchedule({}, 1), {
  name: 'ddpm',
  title: 'DDPM',
  sources: [
    { name: 'Ho et al. 2020', url: 'https://arxiv.org/abs/2006.11239' },
    {
      name: 'diffusion_utils_2.py',
      url: 'https://github.com/hojonathanho/diffusion/blob/c46129977747dad96f91709bcb3f0f7480686004/diffusion_tf/diffusion_utils_2.py',
    },
  ],
  time: { least: 1, most: 1000, isInteger: true, clean: 0, range: 't = 1, 2, …, 1000' },
  predicts: 'epsilon',
  symbols: {
    x0: text('x_0', 'x_start'),
    epsilon: text(r`\epsilon`, 'noise'),
    xt: text('x_t', 'x_t'),
    prediction: text(r`\epsilon_\theta`, 'eps'),
    x0Hat: text(r`\hat{x}_0`, 'pred_xstart'),
    epsilonHat: text(r`\hat\epsilon`, 'eps'),
    xs: text('x_s', 'x_s'),
    time: text('t', 't'),
    nextTime: text('s', 's'),
    alphaBar: text(r`\bar\alpha_t`, 'abar[t]'),
    nextAlphaBar: text(r`\bar\alpha_s`, 'abar[s]'),
    target: text(r`\epsilon`, 'target'),
    logSnr: text(r`\lambda`, 'log_snr'),
  },
  formulas: {
    forward: text(
      r`x_t = \sqrt{\bar\alpha_t}\,x_0 + \sqrt{1-\bar\alpha_t}\,\epsilon`,
      'x_t = abar[t] ** 0.5 * x_start + (1 - abar[t]) ** 0.5 * noise',
    ),
    target: text(r`\epsilon`, 'target = noise'),
    x0: text(
      r`\hat{x}_0 = \frac{x_t - \sqrt{1-\bar\alpha_t}\,\epsilon_\theta}{\sqrt{\bar\alpha_t}}`,
      'pred_xstart = (x_t - (1 - abar[t]) ** 0.5 * eps) / abar[t] ** 0.5',
    ),
    epsilon: text(r`\hat\epsilon = \epsilon_\theta`, 'eps'),
    step: text(
      r`x_s = \sqrt{\bar\alpha_s}\,\hat{x}_0 + \sqrt{1-\bar\alpha_s}\,\epsilon_\theta`,
      'x_s = abar[s] ** 0.5 * pred_xstart + (1 - abar[s]) ** 0.5 * eps',
    ),
    logSnr: text(r`\lambda = \ln\frac{\bar\alpha_t}{1-\bar\alpha_t}`, 'log_snr = np.log(abar[t] / (1 - abar[t]))'),
  },
  setup: 'abar = np.append(1, np.cumprod(1 - np.linspace(1e-4, 0.02, 1000)))',
  notes: [
    'The paper counts $t$ from 1. The code of its authors counts from 0, so its index is $t - 1$.',
    'The sampler of the paper adds noise in each step. The step here adds none: it is the step of DDIM, written in the symbols of DDPM.',
  ],
});

const ddim = conventionOn(ofSchedule({}, 1), {
  name: 'ddim',
  title: 'DDIM',
  sources: [
    { name: 'Song et al. 2021', url: 'https://arxiv.org/abs/2010.02502' },
    {
      name: 'denoising.py',
      url: 'https://github.com/ermongroup/ddim/blob/270890e8c5510fdf7bb2971924b6ae9de4a09322/functions/denoising.py',
    },
  ],
  time: { least: 1, most: 1000, isInteger: true, clean: 0, range: 't = 1, 2, …, 1000' },
  predicts: 'epsilon',
  symbols: {
    x0: text('x_0', 'x0'),
    epsilon: text(r`\epsilon`, 'e'),
    xt: text('x_t', 'xt'),
    prediction: text(r`\epsilon_\theta`, 'et'),
    x0Hat: text(r`f_\theta`, 'x0_t'),
    epsilonHat: text(r`\hat\epsilon`, 'et'),
    xs: text('x_s', 'xt_next'),
    time: text('t', 't'),
    nextTime: text('s', 'next_t'),
    alphaBar: text(r`\alpha_t`, 'alpha[t]'),
    nextAlphaBar: text(r`\alpha_s`, 'alpha[next_t]'),
    target: text(r`\epsilon`, 'target'),
    logSnr: text(r`\lambda`, 'log_snr'),
  },
  formulas: {
    forward: text(
      r`x_t = \sqrt{\alpha_t}\,x_0 + \sqrt{1-\alpha_t}\,\epsilon`,
      'xt = alpha[t] ** 0.5 * x0 + (1 - alpha[t]) ** 0.5 * e',
    ),
    target: text(r`\epsilon`, 'target = e'),
    x0: text(
      r`f_\theta = \frac{x_t - \sqrt{1-\alpha_t}\,\epsilon_\theta}{\sqrt{\alpha_t}}`,
      'x0_t = (xt - (1 - alpha[t]) ** 0.5 * et) / alpha[t] ** 0.5',
    ),
    epsilon: text(r`\hat\epsilon = \epsilon_\theta`, 'et'),
    step: text(
      r`x_s = \sqrt{\alpha_s}\,f_\theta + \sqrt{1-\alpha_s}\,\epsilon_\theta`,
      'xt_next = alpha[next_t] ** 0.5 * x0_t + (1 - alpha[next_t]) ** 0.5 * et',
    ),
    logSnr: text(r`\lambda = \ln\frac{\alpha_t}{1-\alpha_t}`, 'log_snr = np.log(alpha[t] / (1 - alpha[t]))'),
  },
  setup: 'alpha = np.append(1, np.cumprod(1 - np.linspace(1e-4, 0.02, 1000)))',
  notes: [
    r`$\alpha_t$ of this paper is $\bar\alpha_t$ of DDPM: the product of all factors up to $t$.`,
    'The paper counts $t$ from 1. The code of its authors counts from 0, and uses −1 for the clean image.',
  ],
});

const ldm = conventionOn(ofSchedule({ kind: 'quadratic', betaStart: 0.00085, betaEnd: 0.012 }, 0), {
  name: 'ldm',
  title: 'LDM, diffusers',
  sources: [
    { name: 'Rombach et al. 2022', url: 'https://arxiv.org/abs/2112.10752' },
    {
      name: 'scheduling_ddim.py',
      url: 'https://github.com/huggingface/diffusers/blob/006f8d3c50d102ec95360fabf6706ad91c56cbdd/src/diffusers/schedulers/scheduling_ddim.py',
    },
  ],
  time: { least: 0, most: 999, isInteger: true, clean: -1, range: 't = 0, 1, …, 999' },
  predicts: 'epsilon',
  symbols: {
    x0: text('z_0', 'original_sample'),
    epsilon: text(r`\epsilon`, 'noise'),
    xt: text('z_t', 'sample'),
    prediction: text(r`\epsilon_\theta`, 'model_output'),
    x0Hat: text(r`\hat{z}_0`, 'pred_original_sample'),
    epsilonHat: text(r`\hat\epsilon`, 'model_output'),
    xs: text('z_s', 'prev_sample'),
    time: text('t', 't'),
    nextTime: text('s', 'prev_t'),
    alphaBar: text(r`\bar\alpha_t`, 'alphas_cumprod[t]'),
    nextAlphaBar: text(r`\bar\alpha_s`, 'alphas_cumprod[prev_t]'),
    target: text(r`\epsilon`, 'target'),
    logSnr: text(r`\lambda`, 'log_snr'),
  },
  formulas: {
    forward: text(
      r`z_t = \sqrt{\bar\alpha_t}\,z_0 + \sqrt{1-\bar\alpha_t}\,\epsilon`,
      'sample = alphas_cumprod[t] ** 0.5 * original_sample + (1 - alphas_cumprod[t]) ** 0.5 * noise',
    ),
    target: text(r`\epsilon`, 'target = noise'),
    x0: text(
      r`\hat{z}_0 = \frac{z_t - \sqrt{1-\bar\alpha_t}\,\epsilon_\theta}{\sqrt{\bar\alpha_t}}`,
      'pred_original_sample = (sample - (1 - alphas_cumprod[t]) ** 0.5 * model_output) / alphas_cumprod[t] ** 0.5',
    ),
    epsilon: text(r`\hat\epsilon = \epsilon_\theta`, 'model_output'),
    step: text(
      r`z_s = \sqrt{\bar\alpha_s}\,\hat{z}_0 + \sqrt{1-\bar\alpha_s}\,\epsilon_\theta`,
      'prev_sample = alphas_cumprod[prev_t] ** 0.5 * pred_original_sample + (1 - alphas_cumprod[prev_t]) ** 0.5 * model_output',
    ),
    logSnr: text(
      r`\lambda = \ln\frac{\bar\alpha_t}{1-\bar\alpha_t}`,
      'log_snr = np.log(alphas_cumprod[t] / (1 - alphas_cumprod[t]))',
    ),
  },
  setup: 'alphas_cumprod = np.cumprod(1 - np.linspace(0.00085 ** 0.5, 0.012 ** 0.5, 1000) ** 2)',
  notes: [
    'The levels are those of Stable Diffusion 1 and 2: `beta_schedule="scaled_linear"`. Its state is a latent $z$, not an image.',
    'At the time −1 a program must use 1 for $\\bar\\alpha$, because `alphas_cumprod[-1]` is the last entry in Python.',
    'With `set_alpha_to_one=False`, as in Stable Diffusion, the last step ends at the level of $t = 0$ and not at the clean image.',
  ],
});

const edm = conventionOn(ofSigma, {
  name: 'edm',
  title: 'EDM, k-diffusion',
  sources: [
    { name: 'Karras et al. 2022', url: 'https://arxiv.org/abs/2206.00364' },
    {
      name: 'sampling.py',
      url: 'https://github.com/crowsonkb/k-diffusion/blob/0c72379a7d26023808bece9b984243c8271c6d88/k_diffusion/sampling.py',
    },
    {
      name: 'external.py',
      url: 'https://github.com/crowsonkb/k-diffusion/blob/0941acb799aa7e903c45764681000ad7450c5602/k_diffusion/external.py',
    },
  ],
  time: { least: 0.002, most: 80, isInteger: false, clean: 0, range: 'σ above 0; in samplers, from 80 to 0.002' },
  predicts: 'x0',
  symbols: {
    x0: text('y', 'y'),
    epsilon: text(r`\epsilon`, 'noise'),
    xt: text('x', 'x'),
    prediction: text(r`D_\theta`, 'denoised'),
    x0Hat: text(r`\hat{y}`, 'denoised'),
    epsilonHat: text(r`\hat\epsilon`, 'd'),
    xs: text('x_s', 'x_next'),
    time: text(r`\sigma`, 'sigma'),
    nextTime: text(r`\sigma_s`, 'sigma_next'),
    target: text('y', 'target'),
    logSnr: text(r`\lambda`, 'log_snr'),
  },
  formulas: {
    forward: text(r`x = y + \sigma\,\epsilon`, 'x = y + sigma * noise'),
    target: text('y', 'target = y'),
    x0: text(r`\hat{y} = D_\theta`, 'denoised'),
    epsilon: text(r`\hat\epsilon = \frac{x - D_\theta}{\sigma}`, 'd = (x - denoised) / sigma'),
    step: text(r`x_s = x + (\sigma_s - \sigma)\,\hat\epsilon`, 'x_next = x + (sigma_next - sigma) * d'),
    logSnr: text(r`\lambda = -2\ln\sigma`, 'log_snr = -2 * np.log(sigma)'),
  },
  setup: 'sigmas = np.linspace(80 ** (1 / 7), 0.002 ** (1 / 7), 18) ** 7',
  notes: [
    r`The state is not scaled down: at $\sigma = 80$ its standard deviation is about 80.`,
    r`$D_\theta$ contains a network $F$: $D_\theta = c_\text{skip}\,x + c_\text{out}\,F(c_\text{in}\,x)$. The target of $F$ is $(y - c_\text{skip}\,x)/c_\text{out}$.`,
    r`k-diffusion makes $D_\theta$ from a network for $\epsilon$: $D_\theta = x - \sigma\,\epsilon_\theta(x/\sqrt{\sigma^2 + 1})$. Between two timesteps it interpolates $\ln\sigma$.`,
  ],
});

const sd3 = conventionOn(ofFlow, {
  name: 'sd3',
  title: 'SD3, rectified flow',
  sources: [
    { name: 'Esser et al. 2024', url: 'https://arxiv.org/abs/2403.03206' },
    {
      name: 'sd3_impls.py',
      url: 'https://github.com/Stability-AI/sd3-ref/blob/65e453fd65b86e73096303f3686b86e208cd07fc/sd3_impls.py',
    },
  ],
  time: { least: 0, most: 1, isInteger: false, clean: 0, range: 't from 0 to 1' },
  predicts: 'velocity',
  velocitySign: 1,
  symbols: {
    x0: text('x_0', 'latent'),
    epsilon: text(r`\epsilon`, 'noise'),
    xt: text('z_t', 'x'),
    prediction: text(r`v_\theta`, 'model_output'),
    x0Hat: text(r`\hat{x}_0`, 'denoised'),
    epsilonHat: text(r`\hat\epsilon`, 'pred_noise'),
    xs: text('z_s', 'x_next'),
    time: text('t', 'sigma'),
    nextTime: text('s', 'sigma_next'),
    target: text('v', 'target'),
    logSnr: text(r`\lambda`, 'log_snr'),
  },
  formulas: {
    forward: text(r`z_t = (1-t)\,x_0 + t\,\epsilon`, 'x = (1 - sigma) * latent + sigma * noise'),
    target: text(r`v = \epsilon - x_0`, 'target = noise - latent'),
    x0: text(r`\hat{x}_0 = z_t - t\,v_\theta`, 'denoised = x - sigma * model_output'),
    epsilon: text(r`\hat\epsilon = z_t + (1-t)\,v_\theta`, 'pred_noise = x + (1 - sigma) * model_output'),
    step: text(r`z_s = z_t + (s-t)\,v_\theta`, 'x_next = x + (sigma_next - sigma) * model_output'),
    logSnr: text(r`\lambda = 2\ln\frac{1-t}{t}`, 'log_snr = 2 * np.log((1 - sigma) / sigma)'),
  },
  setup: 'sigmas = np.linspace(1, 0, 29)',
  notes: [
    '$t$ of the paper is `sigma` in the code, and the network receives `1000 * sigma`.',
    'A shift changes the levels of a sampler, not the formulas. With a shift of 3 they are $t = 3u/(1 + 2u)$ for evenly spaced $u$.',
  ],
});

const mit = conventionOn(ofReversedFlow, {
  name: 'mit',
  title: 'MIT 6.S184',
  sources: [
    { name: 'Holderrieth & Erives 2025', url: 'https://arxiv.org/abs/2506.02070' },
    { name: 'diffusion.csail.mit.edu', url: 'https://diffusion.csail.mit.edu/' },
  ],
  time: { least: 0, most: 1, isInteger: false, clean: 1, range: 't from 0 to 1' },
  predicts: 'velocity',
  velocitySign: -1,
  symbols: {
    x0: text('z', 'z'),
    epsilon: text(r`\epsilon`, 'eps'),
    xt: text('x', 'x'),
    prediction: text(r`u_\theta`, 'u'),
    x0Hat: text(r`\hat{z}`, 'z_hat'),
    epsilonHat: text(r`\hat\epsilon`, 'eps_hat'),
    xs: text('x_s', 'x_next'),
    time: text('t', 't'),
    nextTime: text('s', 't_next'),
    target: text('u', 'target'),
    logSnr: text(r`\lambda`, 'log_snr'),
  },
  formulas: {
    forward: text(r`x = t\,z + (1-t)\,\epsilon`, 'x = t * z + (1 - t) * eps'),
    target: text(r`u = z - \epsilon`, 'target = z - eps'),
    x0: text(r`\hat{z} = x + (1-t)\,u_\theta`, 'z_hat = x + (1 - t) * u'),
    epsilon: text(r`\hat\epsilon = x - t\,u_\theta`, 'eps_hat = x - t * u'),
    step: text(r`x_s = x + (s-t)\,u_\theta`, 'x_next = x + (t_next - t) * u'),
    logSnr: text(r`\lambda = 2\ln\frac{t}{1-t}`, 'log_snr = 2 * np.log(t / (1 - t))'),
  },
  setup: 'ts = np.linspace(0, 1, 101)',
  notes: [
    'Time runs from the noise at $t = 0$ to the data at $t = 1$. So the sign of the velocity is the opposite of that in SD3.',
    r`Here $\alpha_t$ and $\beta_t$ are the scales of a path, $x = \alpha_t\,z + \beta_t\,\epsilon$. The table shows the path that the course calls CondOT: $\alpha_t = t$ and $\beta_t = 1 - t$.`,
    'Here $z$ is a data point. In LDM, $z$ is a latent state.',
  ],
});

const lucidrains = conventionOn(ofSchedule({ betas: logisticBetas(1000) }, 0), {
  name: 'lucidrains',
  title: 'lucidrains',
  sources: [
    {
      name: 'denoising_diffusion_pytorch.py, 2.3.1',
      url: 'https://github.com/lucidrains/denoising-diffusion-pytorch/blob/faed4db28e724735323fa91c70aa9b28a6e1cbac/denoising_diffusion_pytorch/denoising_diffusion_pytorch.py',
    },
    { name: 'Salimans & Ho 2022', url: 'https://arxiv.org/abs/2202.00512' },
    { name: 'Jabri et al. 2023', url: 'https://arxiv.org/abs/2212.11972' },
  ],
  time: { least: 0, most: 999, isInteger: true, clean: -1, range: 't = 0, 1, …, 999' },
  predicts: 'v',
  symbols: {
    x0: text('x_0', 'x_start'),
    epsilon: text(r`\epsilon`, 'noise'),
    xt: text('x_t', 'x'),
    prediction: text(r`v_\theta`, 'v'),
    x0Hat: text(r`\hat{x}_0`, 'x_start'),
    epsilonHat: text(r`\hat\epsilon`, 'pred_noise'),
    xs: text('x_s', 'img'),
    time: text('t', 't'),
    nextTime: text('s', 'time_next'),
    alphaBar: text(r`\bar\alpha_t`, 'alphas_cumprod[t]'),
    nextAlphaBar: text(r`\bar\alpha_s`, 'alphas_cumprod[time_next]'),
    target: text('v', 'target'),
    logSnr: text(r`\lambda`, 'log_snr'),
  },
  formulas: {
    forward: text(
      r`x_t = \sqrt{\bar\alpha_t}\,x_0 + \sqrt{1-\bar\alpha_t}\,\epsilon`,
      'x = alphas_cumprod[t] ** 0.5 * x_start + (1 - alphas_cumprod[t]) ** 0.5 * noise',
    ),
    target: text(
      r`v = \sqrt{\bar\alpha_t}\,\epsilon - \sqrt{1-\bar\alpha_t}\,x_0`,
      'target = alphas_cumprod[t] ** 0.5 * noise - (1 - alphas_cumprod[t]) ** 0.5 * x_start',
    ),
    x0: text(
      r`\hat{x}_0 = \sqrt{\bar\alpha_t}\,x_t - \sqrt{1-\bar\alpha_t}\,v_\theta`,
      'x_start = alphas_cumprod[t] ** 0.5 * x - (1 - alphas_cumprod[t]) ** 0.5 * v',
    ),
    epsilon: text(
      r`\hat\epsilon = \sqrt{\bar\alpha_t}\,v_\theta + \sqrt{1-\bar\alpha_t}\,x_t`,
      'pred_noise = alphas_cumprod[t] ** 0.5 * v + (1 - alphas_cumprod[t]) ** 0.5 * x',
    ),
    step: text(
      r`x_s = \sqrt{\bar\alpha_s}\,\hat{x}_0 + \sqrt{1-\bar\alpha_s}\,\hat\epsilon`,
      'img = alphas_cumprod[time_next] ** 0.5 * x_start + (1 - alphas_cumprod[time_next]) ** 0.5 * pred_noise',
    ),
    logSnr: text(
      r`\lambda = \ln\frac{\bar\alpha_t}{1-\bar\alpha_t}`,
      'log_snr = np.log(alphas_cumprod[t] / (1 - alphas_cumprod[t]))',
    ),
  },
  setup: `c = 1 / (1 + np.exp(-3)) - 1 / (1 + np.exp(3 - 6 * np.arange(1001) / 1000))
alphas_cumprod = np.cumprod(np.maximum(c[1:] / c[:-1], 0.001))`,
  notes: [
    'The table shows the defaults of `GaussianDiffusion` in `denoising_diffusion_pytorch.py`: `objective="pred_v"` and `beta_schedule="sigmoid"`.',
    '`continuous_time_gaussian_diffusion.py` of the same repository uses $t$ from 0 to 1. Its network predicts $\\epsilon$ and receives the log-SNR, not $t$.',
    'At the time −1 the code returns `x_start`. A formula must not use `alphas_cumprod[-1]` there: in Python it is the last entry.',
  ],
});

/**
 * Seven ways to write the same diffusion model, with their formulas as functions: `JSON.stringify(conventions)` leaves the plain data.
 *
 * ```ts
 * conventions.map(({ title }) => title); // ['DDPM', 'DDIM', …]
 * ```
 */
export const conventions: readonly Convention[] = Object.freeze([ddpm, ddim, ldm, edm, sd3, mit, lucidrains]);

/**
 * The convention of a name.
 *
 * ```ts
 * conventionOf('mit').logSnr(0.5); // 0
 * ```
 *
 * @param name - one of `ddpm`, `ddim`, `ldm`, `edm`, `sd3`, `mit`, `lucidrains`.
 * @throws RangeError that names the value and what was expected.
 */
export function conventionOf(name: ConventionName): Convention {
  const found = conventions.find((one) => one.name === name);
  if (!found) throw invalid('convention', name, anyOf(conventions.map((one) => one.name)));
  return found;
}
