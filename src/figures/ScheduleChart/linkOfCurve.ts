import type { Link } from '../../linking/links.js';
import { curveLink } from '../../linking/termLinks.js';
import { type CurveName, curveTable } from './curves.js';

/** What belongs to a curve; null for one that is no quantity of a schedule. */
export function linkOfCurve(name: string): Link | null {
  if (!Object.hasOwn(curveTable, name)) return null;
  return curveLink(name, `the curve of ${curveTable[name as CurveName].words.replace(/,.*/, '')}`);
}
