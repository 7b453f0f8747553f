import type { Preview } from '@storybook/react-vite';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { extractComponentDescription } from 'storybook/internal/docs-tools';
import { addons } from 'storybook/preview-api';
import './fonts.css';
import 'katex/dist/katex.min.css';
import '../src/style.css';
import { DocsPage } from './DocsPage.js';
import { documentedProps, shownDefaults, withoutDefaults, withUnderscores } from './documented.js';
import './page.css';

function showTheme(theme: unknown) {
  document.documentElement.dataset['theme'] = String(theme);
}

// A page of text shows no story, so no decorator tells it the theme.
addons.ready().then((channel) => {
  for (const event of [SET_GLOBALS, GLOBALS_UPDATED]) channel.on(event, ({ globals }) => showTheme(globals.theme));
});

const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Colour scheme',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        items: [
          { value: 'system', title: 'As the system' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'system' },
  argTypesEnhancers: [documentedProps],
  argsEnhancers: [shownDefaults],
  decorators: [
    (Story, { globals }) => {
      showTheme(globals['theme']);
      return <Story />;
    },
  ],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: {
      container: DocsPage,
      extractComponentDescription: (...figure: Parameters<typeof extractComponentDescription>) =>
        withUnderscores(extractComponentDescription(...figure)),
      source: { transform: withoutDefaults },
    },
    options: {
      storySort: {
        order: [
          'The notebook',
          'Learn',
          [
            'Why jump',
            'Why predict ε',
            'Schedules',
            'One step or many',
            'Where is the noise',
            'Why one step is not enough',
            'A linear model’s dream',
            'Copy or invent',
            'Train one yourself',
            'Where the arrows point',
            'Deterministic or not',
          ],
          'Figures',
          'Controls',
          'Docs',
          'Notebook cells',
        ],
      },
    },
  },
};

export default preview;
