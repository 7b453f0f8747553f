import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import type { API_HashEntry } from 'storybook/internal/types';
import { addons } from 'storybook/manager-api';
import { brandedTheme, NAME } from './brand.js';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
/** What the toolbar says. */
const chosen = { theme: 'system', language: 'en' };

/** Shows the frame in the theme of the stories, and translated pages in their language alone. */
function configure(): void {
  const { theme, language } = chosen;
  const isDark = theme === 'dark' || (theme === 'system' && prefersDark.matches);
  addons.setConfig({
    theme: brandedTheme(isDark ? 'dark' : 'light'),
    sidebar: {
      filters: { language: ({ id }) => ['de', 'zh'].every((one) => one === language || !id.startsWith(`${one}-`)) },
      renderLabel: labelOf,
    },
  });
}

/** In the tree, the page of a component is one of its children. A search finds it by the name of the component. */
function labelOf({ name, type, tags }: API_HashEntry): string {
  return type === 'docs' && tags.includes('autodocs') ? 'Overview' : name;
}

configure();
prefersDark.addEventListener('change', configure);
addons.register('diffusion-figures/toolbar', (api) => {
  for (const event of [SET_GLOBALS, GLOBALS_UPDATED]) {
    api.on(event, ({ globals: { theme, language } }) => {
      if (theme === chosen.theme && language === chosen.language) return;
      Object.assign(chosen, { theme, language });
      configure();
    });
  }
});

// Storybook ends every title with its own name, and has no setting for another.
new MutationObserver(() => {
  const title = document.title.replace(/Storybook$/, NAME);
  if (title !== document.title) document.title = title;
}).observe(document.head, { subtree: true, childList: true, characterData: true });
