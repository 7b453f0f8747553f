import { type ComponentType, createElement, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { PageModule, StoryModule } from './sources.js';
import { componentOf } from './story.js';

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
  story: (root: HTMLElement, module: StoryModule, name: string) => hydrateWith(root, componentOf(module, name)),
};
