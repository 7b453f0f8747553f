// Addresses of the book's pages. The build puts this module in place of stories/Learn/address.ts.

const SECTIONS = /^(learn|answers|de|zh|docs|figures|controls)-(.+)$/;
/** These have no page of their own: they are stories, whose play functions need Storybook. */
const STORIES = ['figures-arrays', 'figures-loupe', 'figures-menu'];

/** The path of a page below the base; undefined for what only Storybook has. */
export function pathOf(id: string): string | undefined {
  if (id === 'start') return '';
  if (id === 'the-notebook') return 'notebook/';
  if (id === 'gallery') return 'gallery/';
  const [, section, name] = SECTIONS.exec(id) ?? [];
  return name && !STORIES.includes(id) ? `${section}/${name.replace('ε', 'epsilon')}/` : undefined;
}

/** The address of a page by its id in Storybook. */
export function addressOf(id: string, base: string = import.meta.env['BASE_URL'] ?? '/'): string {
  return base + (pathOf(id) ?? `storybook/?path=/docs/${id}--docs`);
}
