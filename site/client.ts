import './book.css';
import { stories, texts } from './sources.js';

// The text of a page is in its HTML. Once it is painted, the parts that move are hydrated.
requestAnimationFrame(() => setTimeout(hydrateParts));

async function hydrateParts() {
  const roots = [...document.querySelectorAll<HTMLElement>('[data-source]')];
  const { hydrate } = await import('./hydrate.js');
  await Promise.all(
    roots.map(async (root) => {
      const { source = '', story, playground } = root.dataset;
      if (playground !== undefined) return hydrate.playground(root, (await stories[source]?.()) ?? {});
      if (story) return hydrate.story(root, (await stories[source]?.()) ?? {}, story);
      const page = await texts[source]?.();
      if (page) hydrate.page(root, page);
    }),
  );
}
