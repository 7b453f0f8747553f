/** How many letters the captions have that figures bring themselves. */
const OWN_CAPTIONS: Readonly<Record<string, number>> = {
  'chain-diagram': 150,
  'noise-prediction': 100,
  'noise-predictor-diagram': 150,
  'patch-faces': 191,
  'point-process': 100,
  'posterior-mean': 155,
  'reverse-chain': 71,
  'sample-trajectories': 115,
  'schedule-comparison': 32,
};
const DENOISED_CHAIN = 91;

/** How many letters a figure's own caption has; 0 where it brings none. */
export function ownCaption(element: HTMLElement): number {
  const type = element.getAttribute('type') ?? '';
  const isDenoised = (element.getAttribute('denoiser') ?? 'oracle') !== 'oracle';
  return type === 'reverse-chain' && isDenoised ? DENOISED_CHAIN : (OWN_CAPTIONS[type] ?? 0);
}
