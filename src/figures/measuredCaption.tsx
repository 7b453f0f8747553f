import { LabelTex } from '../tex/Tex.js';
import { messages } from './messages.js';

/** What the number below a panel is, a sentence for captions. */
export const MEASURED = messages.measured({ l1: <LabelTex>{String.raw`\ell_1`}</LabelTex> });
