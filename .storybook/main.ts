import type { StorybookConfig } from '@storybook/react-vite';
import { withStatesApart } from './states.js';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
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
};

export default config;
