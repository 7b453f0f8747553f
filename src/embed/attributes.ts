/** All attributes that some figure takes; see figureTypes.ts for which takes what. */
export const observedAttributes: readonly string[] = [
  ...['type', 'image', 'schedule', 'seed', 'resolution', 'aspect-ratio', 'loading'],
  ...[
    't',
    'kind',
    'rows',
    'samples',
    'same-noise',
    'mode',
    'states',
    'sampler',
    'steps',
    'epsilon-error',
    'default-epsilon-error',
    'formula',
  ],
  ...['curves', 'height', 'of', 'kinds', 'timesteps', 'beta-start', 'beta-end', 'quantity', 'alignment', 'columns'],
];
