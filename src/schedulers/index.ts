// Reads what samplers of Hugging Face's diffusers publish: the timesteps and σ that a `scheduler_config.json` comes to. A class
// of schedulers is a table of its keys and what it makes of them; core does the numbers.

export type { TableOptions, TimestepTable } from './schedulerClass.js';
export { type Scheduler, schedulerFromConfig } from './schedulerFromConfig.js';
