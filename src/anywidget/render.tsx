import { createRoot } from 'react-dom/client';
import { host } from '../embed/host.js';
import type { View } from './model.js';
import { adoptStyles } from './styles.js';
import { Widget } from './Widget.js';

/** Draws a view of a model into a shadow root of its own; returns what removes it and frees all that it holds. */
export function render({ model, el, signal }: View): () => void {
  const place = document.createElement('div');
  place.className = 'df-widget';
  const inside = document.createElement('div');
  const shadow = host(place);
  shadow.append(inside);
  el.append(place);
  const root = createRoot(inside);
  let isRemoved = false;
  void adoptStyles(shadow).then(() => {
    if (!isRemoved) root.render(<Widget model={model} place={place} />);
  });
  const remove = () => {
    isRemoved = true;
    root.unmount();
    place.remove();
  };
  signal?.addEventListener('abort', remove, { once: true });
  return remove;
}
