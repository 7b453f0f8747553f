import { type ComponentType, createElement, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { PageModule, StoryModule } from './sources.js';
import { componentOf, metaOf } from './story.js';

function hydrateWith(root: HTMLElement, Part: ComponentType) {
  // A transition is interrupted by what a reader does meanwhile.
  startTransition(() => {
    hydrateRoot(root, createElement(Part), {
      identifierPrefix: root.dataset['prefix'] ?? '',
      onRecoverableError: (error) => console.error('hydration:', error),
    });
  });
}

export const hydrate = {
  page: (root: HTMLElement, { default: Page }: PageModule) => hydrateWith(root, Page),
  playground: async (root: HTMLElement, module: StoryModule) => {
    const { Playground } = await import('./about/Playground.js');
    const component = metaOf(module).component as ComponentType;
    hydrateWith(root, () => createElement(Playground, { component }));
  },
  story: (root: HTMLElement, module: StoryModule, name: string) => hydrateWith(root, componentOf(module, name)),
};
