'use client';
import { inked } from '../../components/ink.js';
import { LabelTex } from '../../components/LabelTex.js';

const SIZE = String.raw`\sqrt{${inked('signal', String.raw`\alpha^2`)}+${inked('noise', String.raw`\sigma^2`)}}`;

/** √(α² + σ²), typeset. */
export function Size() {
  return <LabelTex width={4.1}>{SIZE}</LabelTex>;
}
