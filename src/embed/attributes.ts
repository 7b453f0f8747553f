/** All attributes that some figure takes; see figureTypes.ts for which takes what. */
export const observedAttributes: readonly string[] = [
  ...['type', 'image', 'schedule', 'seed', 'resolution', 'aspect-ratio', 'loading'],
  ...['t', 'kind', 'rows', 'samples', 'mode', 'states', 'curves', 'height'],
];
