import { curveLink } from '../../equations/names.js';
import type { Link } from '../../highlight/registry.js';
import { type CurveName, curveTable } from './curves.js';
import { messages } from './messages.js';

/** What belongs to a curve; null for one that is no quantity of a schedule. */
export function linkOfCurve(name: string): Link | null {
  if (!Object.hasOwn(curveTable, name)) return null;
  return curveLink(name, messages.curve({ quantity: curveTable[name as CurveName].words }));
}
