import { readdirSync, readFileSync } from 'node:fs';

/** A code block of a page. */
export interface Snippet {
  /** `stories/Docs/Core.mdx:40`. */
  place: string;
  language: string;
  code: string;
}

/** The pages of the docs, from the root of the repository. */
export const docsPages: readonly string[] = readdirSync('stories/Docs', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.mdx'))
  .map((path) => `stories/Docs/${path.replaceAll('\\', '/')}`)
  .sort();

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}

/** All fenced code blocks of a page, in order. */
export function snippetsOf(path: string): Snippet[] {
  const text = read(path);
  return [...text.matchAll(/^(`{3,4})(\w+)\n([\s\S]*?)^\1$/gm)].map(({ index, 2: language = '', 3: code = '' }) => ({
    place: `${path}:${text.slice(0, index).split('\n').length}`,
    language,
    code,
  }));
}

/** The texts in backticks of a page, code blocks left out. */
export function codeWordsOf(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, word]) => word as string);
}
