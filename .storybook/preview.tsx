import type { Preview } from '@storybook/react-vite';
import { lazy, Suspense } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import 'katex/dist/katex.min.css';
import '../stories/fonts/fonts.css';
import '../src/style.css';
import '../src/teach.css';
import { DiffusionProvider } from '../src/page/DiffusionProvider.js';
import { typesetting } from '../src/tex/Formula.js';
import { DocsPage } from './DocsPage.js';
import { documentedProps, shownDefaults, withoutDefaults } from './documented.js';
import '../stories/page.css';
import './docs.css';

function showTheme(theme: unknown) {
  document.documentElement.dataset['theme'] = String(theme);
}

/** It brings the whole library, which a page of text does not wait for. */
const ComponentPage = lazy(() => import('./ComponentPage.js').then((module) => ({ default: module.ComponentPage })));

// A page of text shows no story, so no decorator tells it the theme.
addons.ready().then((channel) => {
  for (const event of [SET_GLOBALS, GLOBALS_UPDATED]) channel.on(event, ({ globals }) => showTheme(globals.theme));
});

// Each page has formulas: with the page's own code they come sooner than once one is in sight.
typesetting.request();

const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Color scheme',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        items: [
          { value: 'system', title: 'Theme: system' },
          { value: 'light', title: 'Theme: light' },
          { value: 'dark', title: 'Theme: dark' },
        ],
        dynamicTitle: true,
      },
    },
    language: {
      description: 'Language of figures and pages',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [
          { value: 'en', title: 'Language: English' },
          { value: 'de', title: 'Language: Deutsch' },
          { value: 'es', title: 'Language: Español' },
          { value: 'fr', title: 'Language: Français' },
          { value: 'zh', title: 'Language: 简体中文' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'system', language: 'en' },
  argTypesEnhancers: [documentedProps],
  argsEnhancers: [shownDefaults],
  decorators: [
    (Story, { globals }) => {
      showTheme(globals['theme']);
      const language = globals['language'];
      // In English a story is as it is: the tests speak a language of their own around it.
      if (language === 'en') return <Story />;
      return (
        <DiffusionProvider lang={language}>
          <Story />
        </DiffusionProvider>
      );
    },
  ],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true },
    viewport: {
      options: Object.fromEntries(
        [360, 800, 1280].map((width) => [
          `w${width}`,
          { name: `${width} px`, styles: { width: `${width}px`, height: '100%' } },
        ]),
      ),
    },
    docs: {
      container: DocsPage,
      page: () => (
        <Suspense>
          <ComponentPage />
        </Suspense>
      ),
      source: { transform: withoutDefaults },
    },
    options: {
      storySort: {
        order: [
          'Start',
          'Gallery',
          'Figures',
          ['Noise', 'Schedules', 'Denoise', 'Sample', 'Points', 'Train', 'Discrete', 'Compare'],
          'Building blocks',
          'Controls',
          'Teach',
          'Learn',
          [
            'The notebook',
            'Add noise',
            [
              'Overview',
              '1. Where is the noise: scale and variance',
              '2. Why jump: the closed form',
              '3. Schedules: signal-to-noise ratio',
            ],
            'Learn to remove it',
            [
              'Overview',
              '4. Why predict ε: the loss',
              '5. Train one yourself: v-prediction',
              '6. Why one step is not enough: the ideal denoiser',
              '7. A linear model’s dream: a Gaussian prior',
              '8. Copy or invent: locality',
              '9. What a U-Net adds: generalization',
            ],
            'Sample',
            [
              'Overview',
              '10. Where the arrows point: the score',
              '11. Deterministic or not: DDIM and DDPM',
              '12. Noise on a clock of its own: Gaussian paths',
              '13. What a loss can tell: floor and weighting',
              '14. What a solver saves: order and spacing',
              '15. The flow behind the noise: likelihood',
              '16. When it is decided: critical times',
              '17. Straight paths: flow matching and reflow',
              '18. Few steps: flow maps',
            ],
            'Use it',
            [
              'Overview',
              '19. A smaller picture: latents',
              '20. From text to condition: cross-attention',
              '21. Why a prompt works: classifier-free guidance',
              '22. Filling in: inpainting',
              '23. Reading a real scheduler: timesteps and σ',
              '24. A map of settings: from symbols to software',
              '25. Masked diffusion: discrete diffusion',
            ],
            'For teachers',
            'Handout of predictions',
            'Symbols and formulas',
          ],
          'Answers',
          'Deutsch',
          [
            'Das Notebook',
            '2. Warum springen: die geschlossene Form',
            '3. Noise-Schedules: das Signal-Rausch-Verhältnis',
            '4. Warum ε vorhersagen: die Verlustfunktion',
          ],
          '简体中文',
          ['笔记本', '2. 为什么要跳跃：闭式表达', '3. 噪声调度：信噪比', '4. 为什么预测 ε：损失'],
          'Sites',
          'Docs',
          ['Install'],
          'Notebook cells',
        ],
      },
    },
  },
};

export default preview;
