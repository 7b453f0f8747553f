import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useSyncExternalStore } from 'react';
import { create } from 'storybook/theming';
import { FONTS } from './brand.js';

const THEMES = { light: create({ base: 'light', ...FONTS }), dark: create({ base: 'dark', ...FONTS }) };
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Storybook's own frame of a docs page, in their scheme and typeface. */
export function DocsPage(props: PropsWithChildren<DocsContainerProps>) {
  const isDark = useSyncExternalStore(listen, schemeIsDark);
  return <DocsContainer {...props} theme={isDark ? THEMES.dark : THEMES.light} />;
}

function schemeIsDark(): boolean {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'dark' || (theme !== 'light' && prefersDark.matches);
}

/** The scheme is an attribute of the root, and the system's where that names none. */
function listen(changed: () => void): () => void {
  const attribute = new MutationObserver(changed);
  attribute.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  prefersDark.addEventListener('change', changed);
  return () => {
    attribute.disconnect();
    prefersDark.removeEventListener('change', changed);
  };
}
