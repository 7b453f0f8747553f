/** Class names in one attribute; absent ones are left out. */
export function joinClasses(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** The classes of our own elements, for our own rules, and for those of Starlight and of Tailwind's plugin for text. */
const OURS = 'df-root not-content not-prose';

/** Returns the classes of a figure, an equation or a control: its own, and the page's. */
export function rootClasses(name: string, ofPage: string | undefined): string {
  return joinClasses(name, OURS, ofPage);
}
