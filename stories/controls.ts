/** Controls of what all figures that show images take. The callbacks and a figure's own attributes have none. */
export const imageControls = {
  image: { control: 'text' },
  schedule: { control: 'object' },
  seed: { control: { type: 'number', step: 1 } },
  resolution: { control: { type: 'range', min: 16, max: 512, step: 16 } },
  aspectRatio: { control: { type: 'number', min: 0.25, max: 4, step: 0.05 } },
  caption: { control: 'text' },
  onReady: { control: false },
  onError: { control: false },
} as const;

/** Which of the denoisers that a figure loads itself is at work. */
export const denoiserControl = { control: 'select', options: ['oracle', 'gaussian'] } as const;

/** A slider for a timestep of the notebook's thousand. */
export const timestepControl = { control: { type: 'range', min: 0, max: 999, step: 1 } } as const;
