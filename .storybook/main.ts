import type { StorybookConfig } from '@storybook/react-vite';
import { inDevelopment } from './development.js';
import { withStatesApart } from './states.js';

const config: StorybookConfig = {
  framework: {
    name: '@storybook/react-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  // The parts of the notebook page are not pages of their own.
  stories: [
    '../stories/*.mdx',
    '../stories/{Docs,Learn}/**/*.mdx',
    '../stories/Translated/*/*.mdx',
    '../stories/**/*.stories.tsx',
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  staticDirs: ['./static', '../llms.txt'],
  features: { sidebarOnboardingChecklist: false, componentsManifest: true },
  experimental_indexers: (indexers = []) => indexers.map(withStatesApart),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen-typescript' },
  // The tests of stories take this file too.
  viteFinal: (config, { configType }) =>
    configType === 'DEVELOPMENT' && !process.env['VITEST'] ? inDevelopment(config) : config,
};

export default config;
