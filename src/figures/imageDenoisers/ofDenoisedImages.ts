import { ofImages, ofImagesAlone } from '../../frame/images.js';
import * as prop from '../../frame/prop.js';
import type { Values } from '../../frame/propTable.js';
import { type FigureDenoiser, scheduleOf } from './figureDenoiser.js';

/** The schedule of a figure in which a denoiser predicts: that of the denoiser, unless it has one of its own. */
const ofDenoiser = { or: ({ denoiser }: Values) => scheduleOf(denoiser as FigureDenoiser) };
const schedule = prop.schedule(ofDenoiser);

/** What figures of images take in which a denoiser predicts. */
export const ofDenoisedImages = { ...ofImages, schedule };

/** The same of figures that need no single steps. */
export const ofDenoisedProcess = { ...ofImages, schedule: prop.process(ofDenoiser) };

/** The same of figures without a loupe. */
export const ofDenoisedImagesAlone = { ...ofImagesAlone, schedule };
