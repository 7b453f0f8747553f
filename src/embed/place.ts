import { hasCaption } from './fallback.js';
import { reservedHeight } from './reservedHeight.js';

/**
 * Shown until an element is drawn: its content, which may hold a static picture, in a place of about the final height. The
 * caption of the page has its final place and letters, so that it has as many lines as it will have.
 */
export function placeOf(element: HTMLElement): HTMLElement {
  const place = document.createElement('div');
  place.className = 'place';
  const body = document.createElement('div');
  body.style.minHeight = `${reservedHeight(element)}px`;
  body.append(slot('fallback'));
  place.append(body);
  if (element.localName === 'diffusion-figure' && hasCaption(element)) {
    const caption = document.createElement('div');
    caption.className = 'caption';
    caption.append(slot());
    place.append(caption);
  } else body.append(slot());
  return place;
}

function slot(name = ''): HTMLSlotElement {
  return Object.assign(document.createElement('slot'), { name });
}
