import type { ComponentType } from 'react';

// The pages of the book are the pages and stories of Storybook.

export interface PageModule {
  readonly default: ComponentType;
}

export type StoryModule = Readonly<Record<string, object>>;

export const texts = import.meta.glob<PageModule>([
  '../stories/Start.mdx',
  '../stories/Notebook.mdx',
  '../stories/Gallery.mdx',
  '../stories/{Answers,Learn,Docs}/**/*.mdx',
  '../stories/Translated/*/*.mdx',
]);

export const stories = import.meta.glob<StoryModule>('../stories/{Figures,Controls}/*.stories.tsx');
