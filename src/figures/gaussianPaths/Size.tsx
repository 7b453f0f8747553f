'use client';
import { inked } from '../../components/ink.js';
import { LabelTex } from '../../tex/Tex.js';

const SIZE = String.raw`\sqrt{${inked('signal', String.raw`\alpha^2`)}+${inked('noise', String.raw`\sigma^2`)}}`;

/** √(α² + σ²), typeset. */
export function Size() {
  return <LabelTex>{SIZE}</LabelTex>;
}
