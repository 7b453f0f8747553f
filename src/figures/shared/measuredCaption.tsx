import { LabelTex } from '../../tex/Tex.js';
import { messages } from './messages.js';

/** The sentence of a caption that explains the number below each panel. */
export const MEASURED = messages.measured({ l1: <LabelTex>{String.raw`\ell_1`}</LabelTex> });
