import { tryCatch } from '../../hooks/tryCatch.js';

/** The keys in all files of Stable Diffusion 1.5. Several files keep keys of the class that they were made from. */
const stableDiffusion = {
  num_train_timesteps: 1000,
  beta_schedule: 'scaled_linear',
  beta_start: 0.00085,
  beta_end: 0.012,
  steps_offset: 1,
  set_alpha_to_one: false,
  skip_prk_steps: true,
  clip_sample: false,
};
const zeroSnr = { prediction_type: 'v_prediction', rescale_betas_zero_snr: true, timestep_spacing: 'trailing' };

/** Published configurations, with names of this library. Keys that no table depends on are left out. */
export const configurations = {
  'sd15-ddim': { _class_name: 'DDIMScheduler', ...stableDiffusion },
  'sd15-pndm': { _class_name: 'PNDMScheduler', ...stableDiffusion },
  'sd15-euler': { _class_name: 'EulerDiscreteScheduler', ...stableDiffusion },
  'sd15-euler-karras': { _class_name: 'EulerDiscreteScheduler', ...stableDiffusion, use_karras_sigmas: true },
  'sd15-dpm-karras': { _class_name: 'DPMSolverMultistepScheduler', ...stableDiffusion, use_karras_sigmas: true },
  'sd15-dpm-leading': {
    _class_name: 'DPMSolverMultistepScheduler',
    ...stableDiffusion,
    timestep_spacing: 'leading',
  },
  'sdxl-euler': {
    _class_name: 'EulerDiscreteScheduler',
    ...stableDiffusion,
    timestep_spacing: 'leading',
    prediction_type: 'epsilon',
    interpolation_type: 'linear',
    use_karras_sigmas: false,
  },
  'sdxl-euler-karras': {
    _class_name: 'EulerDiscreteScheduler',
    ...stableDiffusion,
    timestep_spacing: 'leading',
    use_karras_sigmas: true,
  },
  'sd21-zero-snr-ddim': { _class_name: 'DDIMScheduler', ...stableDiffusion, ...zeroSnr },
  'sd21-zero-snr-euler': { _class_name: 'EulerDiscreteScheduler', ...stableDiffusion, ...zeroSnr },
  sd3: { _class_name: 'FlowMatchEulerDiscreteScheduler', num_train_timesteps: 1000, shift: 3 },
  flux: {
    _class_name: 'FlowMatchEulerDiscreteScheduler',
    num_train_timesteps: 1000,
    shift: 3,
    use_dynamic_shifting: true,
    base_shift: 0.5,
    max_shift: 1.15,
    base_image_seq_len: 256,
    max_image_seq_len: 4096,
  },
  edm: { _class_name: 'EDMEulerScheduler', sigma_min: 0.002, sigma_max: 80, sigma_data: 0.5, rho: 7 },
} as const satisfies Readonly<Record<string, object>>;

/** The name of a configuration in `configurations`. */
export type ConfigurationName = keyof typeof configurations;

export const configurationNames = Object.keys(configurations) as ConfigurationName[];

/** The name of a known configuration, a `scheduler_config.json` as an object, or its text. */
export type ConfigurationSource = ConfigurationName | object | (string & {});

export function isKnown(source: unknown): source is ConfigurationName {
  return typeof source === 'string' && Object.hasOwn(configurations, source);
}

/** The configuration of a source. Text that is no known name is the text of a file. */
export function configurationOf(source: ConfigurationSource): object | string {
  return isKnown(source) ? configurations[source] : source;
}

/** The text of a source's file; empty if it cannot be written. */
export function textOf(source: ConfigurationSource): string {
  const configuration = configurationOf(source);
  if (typeof configuration === 'string') return configuration;
  return tryCatch(() => JSON.stringify(configuration, null, 2)).value ?? '';
}
