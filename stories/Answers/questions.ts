// The questions of the page "What people ask": their anchors, titles, lessons and threads. The answers are in its MDX.

export const themes = [
  { id: 'maths', title: 'Symbols and equations' },
  { id: 'training', title: 'Training' },
  { id: 'sampling', title: 'Sampling' },
  { id: 'guidance', title: 'Guidance' },
  { id: 'images', title: 'Images and latents' },
  { id: 'practice', title: 'Software' },
] as const;

export type Theme = (typeof themes)[number]['id'];

export interface Question {
  /** Of its answer, in addresses. It stays; see `renamed`. */
  readonly id: string;
  readonly theme: Theme;
  readonly title: string;
  /** Other words that readers look for, such as names in code. */
  readonly words: string;
  /** The id of a lesson that says more. */
  readonly lesson: string;
  /** Public threads that ask it, as `owner/repository#number`. */
  readonly threads: readonly string[];
}

export const questions: readonly Question[] = [
  {
    id: 'alpha-bar',
    theme: 'maths',
    title: 'Is the α of this paper the ᾱ of that one?',
    words: 'alphas_cumprod DDIM DDPM DPM-Solver latent diffusion notation',
    lesson: 'learn-schedules',
    threads: ['ermongroup/ddim#44', 'LuChengTHU/dpm-solver#13'],
  },
  {
    id: 'off-by-one',
    theme: 'maths',
    title: 'Does t begin at 0 or at 1, and what is alphas_cumprod_prev?',
    words: 'off by one index set_alpha_to_one final_alpha_cumprod',
    lesson: 'learn-reading-a-real-scheduler',
    threads: ['huggingface/diffusers#465', 'dome272/Diffusion-Models-pytorch#14'],
  },
  {
    id: 'beta-or-beta-tilde',
    theme: 'maths',
    title: 'Which variance is right for a reverse step, β or that of the posterior?',
    words: 'beta tilde β̃ posterior variance fixed small fixed large Analytic-DPM sigma',
    lesson: 'learn-deterministic-or-not',
    threads: ['zoubohao/DenoisingDiffusionProbabilityModel-ddpm-#3', 'aqlaboratory/genie#5'],
  },
  {
    id: 'learned-variance',
    theme: 'maths',
    title: 'Why does the network have eight output channels, and what is exp(0.5 * log_var)?',
    words: 'learn_sigma learned range log variance DiT PixArt improved diffusion split chunk',
    lesson: 'learn-deterministic-or-not',
    threads: ['lucidrains/denoising-diffusion-pytorch#135', 'PixArt-alpha/PixArt-sigma#81'],
  },
  {
    id: 'skipped-steps',
    theme: 'maths',
    title: 'Which β belongs to a step over many timesteps?',
    words: 'respacing stride fewer steps variance DDPM scheduler',
    lesson: 'learn-deterministic-or-not',
    threads: ['huggingface/diffusers#5130'],
  },
  {
    id: 'which-sigma',
    theme: 'maths',
    title: 'Which σ is meant?',
    words: 'notation noise scale noise level EDM k-diffusion sigma eta',
    lesson: 'learn-noise-on-a-clock-of-its-own',
    threads: ['pals-ttic/sjc#13'],
  },
  {
    id: 'x0-and-clamp',
    theme: 'maths',
    title: 'Why do samplers compute x̂0 first, and why do they clamp it?',
    words: 'clip_denoised clip_sample pred_xstart dynamic thresholding predict x0',
    lesson: 'learn-why-predict-ε',
    threads: ['hojonathanho/diffusion#5', 'lucidrains/denoising-diffusion-pytorch#65', 'CompVis/latent-diffusion#67'],
  },
  {
    id: 'conversions',
    theme: 'maths',
    title: 'How do I convert between velocity, score and noise?',
    words: 'epsilon x0 v-prediction flow score function',
    lesson: 'learn-where-the-arrows-point',
    threads: ['tianweiy/CausVid#27', 'NVIDIA/physicsnemo#1931'],
  },
  {
    id: 'flow-direction',
    theme: 'maths',
    title: 'In which direction does the time of a flow run, and which sign has its velocity?',
    words: 'flow matching rectified flow convention t = 0 noise data MIT 6.S184 SD3',
    lesson: 'learn-straight-paths',
    threads: ['lucidrains/pi-zero-pytorch#13'],
  },
  {
    id: 'why-epsilon',
    theme: 'training',
    title: 'Why predict the noise and not the image?',
    words: 'epsilon prediction objective target',
    lesson: 'learn-why-predict-ε',
    threads: ['lucidrains/denoising-diffusion-pytorch#34', 'lucidrains/denoising-diffusion-pytorch#153'],
  },
  {
    id: 'x0-prediction',
    theme: 'training',
    title: 'Predicting the image works better for me than predicting the noise. Why?',
    words: 'x0-prediction JiT x-prediction manifold low dimension pixel transformer',
    lesson: 'learn-why-predict-ε',
    threads: ['lucidrains/denoising-diffusion-pytorch#58', 'LTH14/JiT#3'],
  },
  {
    id: 'wrong-prediction-type',
    theme: 'training',
    title: 'Why is my sample noise with a checkpoint that works for others?',
    words: 'v-prediction prediction_type mismatch epsilon checkpoint Stable Diffusion 2.1',
    lesson: 'learn-reading-a-real-scheduler',
    threads: ['huggingface/diffusers#778', 'huggingface/diffusers#7012', 'luosiallen/latent-consistency-model#65'],
  },
  {
    id: 'flat-loss',
    theme: 'training',
    title: 'The loss is flat. Does the network still learn?',
    words: 'loss plateau converge stuck',
    lesson: 'learn-what-a-loss-can-tell',
    threads: ['ermongroup/ddim#33', 'facebookresearch/DiT#17'],
  },
  {
    id: 'min-snr',
    theme: 'training',
    title: 'What is the min-SNR weight for v-prediction?',
    words: 'Min-SNR gamma loss weighting snr + 1',
    lesson: 'learn-what-a-loss-can-tell',
    threads: ['TiankaiHang/Min-SNR-Diffusion-Training#5', 'huggingface/diffusers#9451'],
  },
  {
    id: 'ema',
    theme: 'training',
    title: 'Why keep an average of the weights, and which weights do I sample with?',
    words: 'EMA exponential moving average decay ema_decay warmup',
    lesson: 'learn-train-one-yourself',
    threads: ['openai/improved-diffusion#59', 'lucidrains/denoising-diffusion-pytorch#63'],
  },
  {
    id: 'color-drift',
    theme: 'training',
    title: 'Why do samples have a color cast?',
    words: 'colour shift tint drift mean brightness',
    lesson: 'learn-why-predict-ε',
    threads: ['hojonathanho/diffusion#9', 'openai/improved-diffusion#62'],
  },
  {
    id: 'time-embedding',
    theme: 'training',
    title: 'How is t embedded: sin or cos first, and t up to 1 or up to 1000?',
    words: 'timestep embedding sinusoidal positional flip_sin_to_cos rescale',
    lesson: 'learn-train-one-yourself',
    threads: ['hojonathanho/diffusion#15', 'huggingface/diffusers#3981', 'willisma/SiT#24'],
  },
  {
    id: 'data-range',
    theme: 'training',
    title: 'Must the values of the data be from −1 to 1?',
    words: 'normalize normalization range 0 to 1 255 standard deviation',
    lesson: 'learn-where-is-the-noise',
    threads: ['lucidrains/denoising-diffusion-pytorch#307', 'lucidrains/denoising-diffusion-pytorch#20'],
  },
  {
    id: 'training-and-sampling-steps',
    theme: 'training',
    title: 'Must sampling take as many steps as training has timesteps?',
    words: 'num_train_timesteps num_inference_steps T respacing',
    lesson: 'learn-schedules',
    threads: ['lucidrains/imagen-pytorch#224', 'huggingface/diffusers#1005'],
  },
  {
    id: 'cosine-cap',
    theme: 'training',
    title: 'Why does the cosine schedule cap β at 0.999?',
    words: 'max_beta betas_for_alpha_bar clip singularity',
    lesson: 'learn-schedules',
    threads: ['openai/guided-diffusion#42', 'beresandras/clear-diffusion-keras#2'],
  },
  {
    id: 'zero-convolution',
    theme: 'training',
    title: 'How can a zero convolution learn if its weights are 0?',
    words: 'ControlNet zero init zero_module adaLN-Zero gradient',
    lesson: 'learn-from-text-to-condition',
    threads: ['lllyasviel/ControlNet#405', 'lllyasviel/ControlNet#510', 'huggingface/diffusers#3917'],
  },
  {
    id: 'memorizing',
    theme: 'training',
    title: 'Does a network memorize if it trains for too long?',
    words: 'memorization overfitting early stopping small data set',
    lesson: 'learn-what-a-loss-can-tell',
    threads: ['tbonnair/Why-Diffusion-Models-Don-t-Memorize#1', 'LTH14/mar#49'],
  },
  {
    id: 'copies',
    theme: 'training',
    title: 'Are samples copies of training images?',
    words: 'memorize replicate nearest neighbor novelty creativity',
    lesson: 'learn-copy-or-invent',
    threads: ['lucidrains/denoising-diffusion-pytorch#17', 'mueller-franzes/medfusion#3'],
  },
  {
    id: 'one-image',
    theme: 'training',
    title: 'Can I check my code by training on one image?',
    words: 'overfit single image debug sanity check',
    lesson: 'learn-why-one-step-is-not-enough',
    threads: ['cloneofsimo/minDiffusion#3'],
  },
  {
    id: 'one-jump',
    theme: 'sampling',
    title: 'The network predicts x̂0. Why not stop after one step?',
    words: 'iterate many steps one step blurry average',
    lesson: 'learn-why-one-step-is-not-enough',
    threads: ['microsoft/VQ-Diffusion#11'],
  },
  {
    id: 'noise-while-denoising',
    theme: 'sampling',
    title: 'Why add noise while denoising?',
    words: 'stochastic sampler DDPM DDIM eta Langevin',
    lesson: 'learn-deterministic-or-not',
    threads: ['SingleZombie/DL-Demos#31'],
  },
  {
    id: 'last-step',
    theme: 'sampling',
    title: 'Why does the last step add no noise?',
    words: 'z = 0 t == 0 nonzero_mask final step',
    lesson: 'the-notebook',
    threads: ['TeaPearce/Conditional_Diffusion_MNIST#10', 'dome272/Diffusion-Models-pytorch#42'],
  },
  {
    id: 'ancestral',
    theme: 'sampling',
    title: 'Why does the image change with every number of steps?',
    words: 'ancestral sampler Euler a does not converge stochastic',
    lesson: 'learn-deterministic-or-not',
    threads: ['invoke-ai/InvokeAI#604'],
  },
  {
    id: 'ddim-inversion',
    theme: 'sampling',
    title: 'Why does DDIM inversion not return to my image?',
    words: 'inversion reconstruct null-text editing prompt-to-prompt',
    lesson: 'learn-deterministic-or-not',
    threads: ['google/prompt-to-prompt#27', 'huggingface/diffusers#4654'],
  },
  {
    id: 'lerp-or-slerp',
    theme: 'sampling',
    title: 'How do I blend two noises: lerp or slerp?',
    words: 'interpolate latents variation seed spherical linear interpolation',
    lesson: 'learn-where-is-the-noise',
    threads: ['openai/guided-diffusion#18', 'AUTOMATIC1111/stable-diffusion-webui#3068'],
  },
  {
    id: 'img2img-strength',
    theme: 'sampling',
    title: 'What does the strength of img2img mean?',
    words: 'denoising strength SDEdit image to image steps run',
    lesson: 'learn-a-map-of-settings',
    threads: ['apple/ml-stable-diffusion#207', 'huggingface/diffusers#7651'],
  },
  {
    id: 'consistency-scales',
    theme: 'sampling',
    title: 'What are c_skip and c_out of a consistency model?',
    words: 'LCM boundary condition sigma_data timestep_scaling EDM preconditioning',
    lesson: 'learn-few-steps',
    threads: ['luosiallen/latent-consistency-model#30', 'huggingface/diffusers#8547'],
  },
  {
    id: 'masked-weight',
    theme: 'sampling',
    title: 'Why does the loss of masked diffusion have the weight 1/t?',
    words: 'LLaDA mask ratio ELBO discrete diffusion',
    lesson: 'learn-masked-diffusion',
    threads: ['ML-GSAI/LLaDA#10', 'inclusionAI/dFactory#17'],
  },
  {
    id: 'masked-order',
    theme: 'sampling',
    title: 'In which order does a masked model fill in its tokens?',
    words: 'confidence remasking low_confidence random order',
    lesson: 'learn-masked-diffusion',
    threads: ['ML-GSAI/LLaDA#27', 'kuleshov-group/mdlm#35'],
  },
  {
    id: 'guidance-scale',
    theme: 'guidance',
    title: 'Is the guidance scale w or 1 + w?',
    words: 'CFG classifier-free guidance guidance_scale cond_scale',
    lesson: 'learn-why-a-prompt-works',
    threads: ['lucidrains/denoising-diffusion-pytorch#207', 'lucidrains/denoising-diffusion-pytorch#155'],
  },
  {
    id: 'null-token',
    theme: 'guidance',
    title: 'Why drop labels in training, and what is the null token?',
    words: 'classifier-free guidance dropout unconditional empty prompt cond_drop_prob',
    lesson: 'learn-why-a-prompt-works',
    threads: ['lucidrains/denoising-diffusion-pytorch#184', 'CompVis/latent-diffusion#139'],
  },
  {
    id: 'classifier-guidance',
    theme: 'guidance',
    title: 'What is classifier guidance, and how does it differ from classifier-free guidance?',
    words: 'gradient of a classifier cond_fn guided diffusion',
    lesson: 'learn-why-a-prompt-works',
    threads: ['zhanyisun/lpb#2'],
  },
  {
    id: 'burnt-images',
    theme: 'guidance',
    title: 'Why does a large guidance scale burn images, and what does rescaling do?',
    words: 'oversaturated guidance_rescale CFG rescale APG dynamic thresholding interval',
    lesson: 'learn-why-a-prompt-works',
    threads: ['huggingface/diffusers#9585', 'vladmandic/sdnext#2208'],
  },
  {
    id: 'negative-prompt',
    theme: 'guidance',
    title: 'Why is my negative prompt ignored?',
    words: 'few steps turbo lightning LCM CFG 1',
    lesson: 'learn-a-map-of-settings',
    threads: ['lllyasviel/Fooocus#957', 'rupeshs/fastsdcpu#168'],
  },
  {
    id: 'distilled-guidance',
    theme: 'guidance',
    title: 'What is the distilled guidance of FLUX?',
    words: 'guidance embedding true_cfg_scale guidance distillation dev',
    lesson: 'learn-a-map-of-settings',
    threads: ['black-forest-labs/flux#63', 'huggingface/diffusers#10768'],
  },
  {
    id: 'no-dark-images',
    theme: 'images',
    title: 'Why are there no dark images, and what does offset noise do?',
    words: 'offset noise brightness contrast mean terminal SNR',
    lesson: 'learn-reading-a-real-scheduler',
    threads: ['AUTOMATIC1111/stable-diffusion-webui#8732', 'crowsonkb/k-diffusion#64'],
  },
  {
    id: 'zero-snr',
    theme: 'images',
    title: 'Why does a schedule with zero terminal SNR give NaN or black images?',
    words: 'rescale_betas_zero_snr v-prediction trailing spacing',
    lesson: 'learn-reading-a-real-scheduler',
    threads: ['huggingface/diffusers#5103', 'huggingface/diffusers#4195'],
  },
  {
    id: 'latent-scale',
    theme: 'images',
    title: 'What is the factor 0.18215?',
    words: 'scaling_factor VAE latents standard deviation',
    lesson: 'learn-a-smaller-picture',
    threads: ['huggingface/diffusers#437', 'baofff/U-ViT#17'],
  },
  {
    id: 'resolution-shift',
    theme: 'images',
    title: 'Why does a larger image need a shifted schedule, and in training too?',
    words: 'timestep shift mu dynamic shifting resolution SD3 FLUX',
    lesson: 'learn-reading-a-real-scheduler',
    threads: ['black-forest-labs/flux#168', 'kohya-ss/sd-scripts#1762'],
  },
  {
    id: 'inpainting-latents',
    theme: 'images',
    title: 'Why does inpainting change pixels outside the mask?',
    words: 'mask latents VAE seam paste overlay 9 channels',
    lesson: 'learn-filling-in',
    threads: ['huggingface/diffusers#4782', 'huggingface/diffusers#261'],
  },
  {
    id: 'attention-maps',
    theme: 'images',
    title: 'How do I get a map of where a word acts?',
    words: 'cross-attention maps attention processor DAAM heat map tokens',
    lesson: 'learn-from-text-to-condition',
    threads: ['huggingface/diffusers#3599', 'castorini/daam#40'],
  },
  {
    id: 'sampler-or-scheduler',
    theme: 'practice',
    title: 'Sampler or scheduler: what is the difference?',
    words: 'ComfyUI KSampler Karras spacing solver',
    lesson: 'learn-a-map-of-settings',
    threads: ['Comfy-Org/ComfyUI#4098', 'huggingface/diffusers#9491'],
  },
  {
    id: 'shift-twice',
    theme: 'practice',
    title: 'Can the shift be applied twice?',
    words: 'FlowMatchEulerDiscreteScheduler sigmas shift set_timesteps bug',
    lesson: 'learn-reading-a-real-scheduler',
    threads: ['huggingface/diffusers#13243'],
  },
  {
    id: 'same-seed',
    theme: 'practice',
    title: 'Why does the same seed give another image on another device?',
    words: 'reproducible generator GPU CPU randn determinism',
    lesson: 'the-notebook',
    threads: ['AUTOMATIC1111/stable-diffusion-webui#9734', 'lllyasviel/Fooocus#2345'],
  },
];

/**
 * Anchors that had another name, with their present ones. A published anchor is never removed: rename it here, and both lead to
 * the answer. The first ones are subjects that another answer explains too.
 */
export const renamed: ReadonlyMap<string, string> = new Map([
  ['offset-noise', 'no-dark-images'],
  ['eight-channels', 'learned-variance'],
  ['jit', 'x0-prediction'],
  ['slerp', 'lerp-or-slerp'],
  ['rescaled-guidance', 'burnt-images'],
]);

export function questionOf(id: string): Question {
  const question = questions.find((one) => one.id === id);
  if (!question) throw new Error(`no question is called ${id}`);
  return question;
}

/** The address of a thread; GitHub leads from an issue's to a pull request's. */
export function threadAddress(thread: string): string {
  return `https://github.com/${thread.replace('#', '/issues/')}`;
}
