// What programs call the settings of a sampler, read from the source of one version of each.

export const programs = {
  diffusers: {
    name: 'diffusers',
    version: '0.40.0',
    date: '20 August 2026',
    source: 'https://github.com/huggingface/diffusers/blob/v0.40.0/src/diffusers/',
  },
  comfyui: {
    name: 'ComfyUI',
    version: '0.3.64',
    date: '11 October 2025',
    source: 'https://github.com/Comfy-Org/ComfyUI/blob/a125cd84b054a57729b5eecab930ca9408719832/',
  },
  webui: {
    name: 'AUTOMATIC1111',
    version: '1.10.1',
    date: '27 July 2024',
    source: 'https://github.com/AUTOMATIC1111/stable-diffusion-webui/blob/82a973c04367123ae98bd9abdf80d9eda9b910e2/',
  },
} as const;

export type ProgramName = keyof typeof programs;

interface Called {
  /** As its users write or read it. */
  readonly name: string;
  /** Where it is, or its default. */
  readonly note?: string;
  /** The file it was read from. */
  readonly file: string;
}

interface Setting {
  readonly name: string;
  /** TeX; null where the notebook has none. */
  readonly symbol: string | null;
  /** The lesson to play with it in. */
  readonly lesson: { readonly id: string; readonly title: string };
  /** What is not there was not found. */
  readonly called: Partial<Readonly<Record<ProgramName, Called>>>;
}

const STABLE_DIFFUSION = 'pipelines/stable_diffusion/pipeline_stable_diffusion.py';
const FLUX = 'pipelines/flux/pipeline_flux.py';
const EULER = 'schedulers/scheduling_euler_discrete.py';
const UI = 'modules/ui.py';
const SAMPLER_UI = 'modules/processing_scripts/sampler.py';

export const settings: readonly Setting[] = [
  {
    name: 'Steps',
    symbol: null,
    lesson: { id: 'learn-what-a-solver-saves', title: 'What a solver saves' },
    called: {
      diffusers: { name: 'num_inference_steps', note: '50; of FLUX 28', file: STABLE_DIFFUSION },
      comfyui: { name: 'steps', note: '20', file: 'nodes.py' },
      webui: { name: 'Sampling steps', note: '20', file: SAMPLER_UI },
    },
  },
  {
    name: 'Sampler',
    symbol: null,
    lesson: { id: 'learn-deterministic-or-not', title: 'Deterministic or not' },
    called: {
      diffusers: { name: 'scheduler', note: 'a class', file: EULER },
      comfyui: { name: 'sampler_name', file: 'nodes.py' },
      webui: { name: 'Sampling method', file: SAMPLER_UI },
    },
  },
  {
    name: 'Spacing of the steps',
    symbol: '\\sigma',
    lesson: { id: 'learn-reading-a-real-scheduler', title: 'Reading a real scheduler' },
    called: {
      diffusers: { name: 'timestep_spacing', note: 'and use_karras_sigmas, in the file', file: EULER },
      comfyui: { name: 'scheduler', note: 'a list', file: 'nodes.py' },
      webui: { name: 'Schedule type', note: 'Automatic', file: SAMPLER_UI },
    },
  },
  {
    name: 'Guidance scale (CFG)',
    symbol: 's',
    lesson: { id: 'learn-why-a-prompt-works', title: 'Why a prompt works' },
    called: {
      diffusers: { name: 'guidance_scale', note: '7.5; of FLUX true_cfg_scale, 1', file: STABLE_DIFFUSION },
      comfyui: { name: 'cfg', note: '8', file: 'nodes.py' },
      webui: { name: 'CFG Scale', note: '7', file: UI },
    },
  },
  {
    name: 'Distilled guidance',
    symbol: null,
    lesson: { id: 'learn-why-a-prompt-works', title: 'Why a prompt works' },
    called: {
      diffusers: { name: 'guidance_scale', note: 'of FLUX, 3.5', file: FLUX },
      comfyui: { name: 'guidance', note: 'of FluxGuidance, 3.5', file: 'comfy_extras/nodes_flux.py' },
    },
  },
  {
    name: 'Negative prompt',
    symbol: '\\hat{x}_0^-',
    lesson: { id: 'learn-why-a-prompt-works', title: 'Why a prompt works' },
    called: {
      diffusers: { name: 'negative_prompt', file: STABLE_DIFFUSION },
      comfyui: { name: 'negative', file: 'nodes.py' },
      webui: { name: 'Negative prompt', file: UI },
    },
  },
  {
    name: 'Shift',
    symbol: null,
    lesson: { id: 'learn-reading-a-real-scheduler', title: 'Reading a real scheduler' },
    called: {
      diffusers: {
        name: 'shift',
        note: '1; base_shift and max_shift by size',
        file: 'schedulers/scheduling_flow_match_euler_discrete.py',
      },
      comfyui: {
        name: 'shift',
        note: 'of ModelSamplingSD3, 3',
        file: 'comfy_extras/nodes_model_advanced.py',
      },
    },
  },
  {
    name: 'Denoising strength',
    symbol: 't',
    lesson: { id: 'learn-why-jump', title: 'Why jump' },
    called: {
      diffusers: {
        name: 'strength',
        note: '0.8',
        file: 'pipelines/stable_diffusion/pipeline_stable_diffusion_img2img.py',
      },
      comfyui: { name: 'denoise', note: '1', file: 'nodes.py' },
      webui: { name: 'Denoising strength', note: '0.75', file: UI },
    },
  },
  {
    name: 'Seed',
    symbol: '\\epsilon',
    lesson: { id: 'learn-deterministic-or-not', title: 'Deterministic or not' },
    called: {
      diffusers: { name: 'generator', note: 'with a seed', file: STABLE_DIFFUSION },
      comfyui: { name: 'seed', note: '0, drawn on the CPU', file: 'comfy/sample.py' },
      webui: { name: 'Seed', note: '−1, drawn on the GPU', file: 'modules/processing_scripts/seed.py' },
    },
  },
];

/** How many steps of image to image are taken, by the steps that are asked for and the strength, in 0 < strength < 1. */
export const stepsTaken: Readonly<Record<ProgramName, (steps: number, strength: number) => number>> = {
  /** `get_timesteps`: that many of the last ones. */
  diffusers: (steps, strength) => Math.min(Math.floor(steps * strength), steps),
  /** `set_steps`: spaces more steps, and takes as many of the last ones as are asked for. */
  comfyui: (steps) => steps,
  /** `setup_img2img_steps` counts from 0, without the option that takes all of them. */
  webui: (steps, strength) => Math.floor(Math.min(strength, 0.999) * steps) + 1,
};

/** How often the pipeline of FLUX calls its network in a step: the guidance scale is an input, and no second call. */
export function callsOfFlux({ trueCfgScale, hasNegative }: { trueCfgScale: number; hasNegative: boolean }): number {
  return trueCfgScale > 1 && hasNegative ? 2 : 1;
}
