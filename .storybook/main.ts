import type { StorybookConfig } from '@storybook/react-vite';
import { inDevelopment } from './development.js';
import { withNames, withPageNames } from './names.js';

const config: StorybookConfig & { storyIndexGenerator: typeof withPageNames } = {
  framework: {
    name: '@storybook/react-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  // The parts of the notebook page are not pages of their own.
  stories: [
    '../stories/*.mdx',
    '../stories/{Answers,Docs,Learn}/**/*.mdx',
    '../stories/Translated/*/*.mdx',
    '../stories/**/*.stories.tsx',
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // The frame around the stories has their fonts.
  staticDirs: ['./static', '../llms.txt', { from: '../stories/fonts', to: '/fonts' }],
  managerHead: (head) => `${head}<link rel="stylesheet" href="./fonts/fonts.css">`,
  // Figures bring their own paper, so tools for grids and backgrounds would only stand beside those for the width and the theme.
  features: {
    ...{ sidebarOnboardingChecklist: false, componentsManifest: true },
    ...{ backgrounds: false, measure: false, outline: false },
  },
  experimental_indexers: (indexers = []) => indexers.map(withNames),
  storyIndexGenerator: withPageNames,
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen-typescript' },
  // The tests of stories take this file too.
  viteFinal: (config, { configType }) =>
    configType === 'DEVELOPMENT' && !process.env['VITEST'] ? inDevelopment(config) : config,
};

export default config;
