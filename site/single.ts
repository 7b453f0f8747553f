import './single.css';
import { readAddress } from './singleAddress.js';

// The first script of a page that shows one figure alone. The parameters of its address become attributes of the element, which the
// next script defines: it checks them as on every page.

const element = document.querySelector('diffusion-figure') as HTMLElement;
const root = document.documentElement;
const { attributes, theme, lang, faults } = readAddress(location, (element.dataset['takes'] ?? '').split(' '));

for (const [name, text] of attributes) element.setAttribute(name, text);
const slider = document.querySelector('diffusion-control');
if (slider) slider.toggleAttribute('hidden', attributes.has('t'));
if (theme) root.dataset['theme'] = theme;
if (lang) root.lang = lang;
if (faults.length > 0) {
  const message = Object.assign(document.createElement('p'), { className: 'single-message' });
  message.setAttribute('role', 'alert');
  message.textContent = faults.join(' · ');
  element.after(message);
}

if (parent !== window) {
  let sent = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // The height is no secret, so the page may be in a frame of any site.
    if (height !== sent) parent.postMessage({ type: 'diffusion-figures:height', height }, '*');
    sent = height;
  }).observe(root);
}
