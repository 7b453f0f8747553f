import { fileURLToPath } from 'node:url';
import { type ComponentType, createElement } from 'react';
import { renderToString } from 'react-dom/server';
import type { BrowserCommand } from 'vitest/node';

type MarkupArguments = [figure: string, props: object];

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** What a server in Node sends of one figure of the library, with these props. */
    serverMarkup: (...parameters: MarkupArguments) => Promise<string>;
  }
}

const LIBRARY = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

/** A command for tests in a browser: renders a figure in Node, where `#typesetting` is KaTeX and nothing is painted. */
export const serverMarkup: BrowserCommand<MarkupArguments> = async ({ project }, figure, props) => {
  const library = await project.import<Record<string, ComponentType<object>>>(LIBRARY);
  return renderToString(createElement(library[figure] as ComponentType<object>, props));
};
