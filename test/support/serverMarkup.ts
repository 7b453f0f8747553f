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

/** The built library. Transforming the sources would block the process that serves all pages, for minutes on a busy machine. */
const LIBRARY = new URL('../../dist/index.js', import.meta.url).href;

/** A command for tests in a browser: renders a figure in Node, where `#typesetting` is KaTeX and nothing is painted. */
export const serverMarkup: BrowserCommand<MarkupArguments> = async (_, figure, props) => {
  const library: Record<string, ComponentType<object>> = await import(/* @vite-ignore */ LIBRARY);
  return renderToString(createElement(library[figure] as ComponentType<object>, props));
};
