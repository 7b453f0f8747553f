import type { Message } from '../words/message.js';
import type { Say } from '../words/say.js';
import { words } from './words.js';

/** One live region a page, made when it is first needed. */
let region: HTMLElement | null = null;

/** So many parts are named; a page may have hundreds. */
const LIMIT = 6;

/** Tells screen readers what is lit. What is pointed at they have read. */
export function announce(lit: readonly string[], say: Say): void {
  region ??= makeRegion();
  region.textContent = lit.length === 0 ? '' : say(sentenceOf(lit));
}

function sentenceOf(lit: readonly string[]): Message {
  const parts = lit.slice(0, LIMIT).join('; ');
  const count = lit.length - LIMIT;
  return count > 0 ? words.belongsAndMore({ parts, count }) : words.belongs({ parts });
}

/** By script, as a page around the elements need not have our stylesheet. */
function makeRegion(): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', 'status');
  Object.assign(made.style, {
    position: 'fixed',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  });
  document.body.append(made);
  return made;
}
