import { hasCaption } from './fallback.js';
import { ownCaption, reservedHeight } from './reservedHeight.js';
import { lengthOf, wordsOf } from './text.js';

/**
 * Shown until an element is drawn: its content, which may hold a static picture, in a place of the final height. The caption
 * has its final place and letters, so that in any font it has as many lines as it will have.
 */
export function placeOf(element: HTMLElement): HTMLElement {
  const place = document.createElement('div');
  place.className = 'place';
  const body = document.createElement('div');
  const caption = captionOf(element);
  const measure = () => {
    body.style.minHeight = `${reservedHeight(element)}px`;
  };
  measure();
  // Again in the page's own font, where it is still being loaded.
  void document.fonts.ready.then(() => element.isConnected && measure());
  body.append(slot('fallback'));
  (caption ?? body).append(slot());
  place.append(body, caption ?? '');
  return place;
}

/** The place of a caption: the page's, which goes into its slot, or words in place of the figure's own. */
function captionOf(element: HTMLElement): HTMLElement | null {
  const letters = hasCaption(element) ? 0 : ownCaption(element);
  if (element.localName !== 'diffusion-figure' || (letters === 0 && !hasCaption(element))) return null;
  const caption = document.createElement('div');
  const words = document.createElement('span');
  caption.className = 'caption';
  words.style.visibility = 'hidden';
  words.textContent = wordsOf(letters * lengthOf(element));
  caption.append(words);
  return caption;
}

function slot(name = ''): HTMLSlotElement {
  return Object.assign(document.createElement('slot'), { name });
}
