import { ofImages } from '../../frame/images.js';
import * as prop from '../../frame/prop.js';
import { type FigureDenoiser, scheduleOf } from './figureDenoiser.js';

/** What figures of images take in which a denoiser predicts: the schedule is that of their denoiser, unless they have one. */
export const ofDenoisedImages = {
  ...ofImages,
  schedule: prop.schedule({ or: ({ denoiser }) => scheduleOf(denoiser as FigureDenoiser) }),
};
