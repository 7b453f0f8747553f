import { addons } from 'storybook/manager-api';
import { brandedTheme, NAME } from './brand.js';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function showBrand(): void {
  addons.setConfig({ theme: brandedTheme(prefersDark.matches ? 'dark' : 'light') });
}

showBrand();
prefersDark.addEventListener('change', showBrand);

// Storybook ends every title with its own name, and has no setting for another.
new MutationObserver(() => {
  const title = document.title.replace(/Storybook$/, NAME);
  if (title !== document.title) document.title = title;
}).observe(document.head, { subtree: true, childList: true, characterData: true });
