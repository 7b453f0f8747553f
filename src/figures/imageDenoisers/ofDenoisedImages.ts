import { ofImages, ofImagesAlone } from '../../frame/images.js';
import * as prop from '../../frame/prop.js';
import type { Values } from '../../frame/propTable.js';
import { type FigureDenoiser, scheduleOf } from './figureDenoiser.js';

/** The schedule of a figure in which a denoiser predicts: that of the denoiser, unless it has one of its own. */
const ofDenoiser = { or: ({ denoiser }: Values) => scheduleOf(denoiser as FigureDenoiser) };
const ofDenoisers = {
  /** The variance schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
  schedule: prop.schedule(ofDenoiser),
};

/** What figures of images take in which a denoiser predicts. */
export const ofDenoisedImages = { ...ofImages, ...ofDenoisers };

/** The same of figures that need no single steps. */
export const ofDenoisedProcess = {
  ...ofImages,
  /**
   * The variance schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain
   * data `{ path: 'flow', shift: 3 }`; defaults to the notebook's, linear over 1000 steps. On a path t is a time.
   */
  schedule: prop.process(ofDenoiser),
};

/** The same of figures without a loupe. */
export const ofDenoisedImagesAlone = { ...ofImagesAlone, ...ofDenoisers };
