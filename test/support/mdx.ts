import loader from '@storybook/addon-docs/mdx-loader';
import type { Plugin } from 'vite';

const BLOCKS = '@storybook/addon-docs/blocks';
const PLAIN_BLOCKS = '\0plain-blocks';
/** What pages take from Storybook, without Storybook. */
const PLAIN_SOURCE = 'export const Meta = () => null; export const Unstyled = ({ children }) => children;';

/** Compiles pages written in MDX as Storybook does, for tests that render them. */
export function mdx(): Plugin {
  return {
    name: 'mdx',
    enforce: 'pre',
    resolveId: (id) => (id === BLOCKS ? PLAIN_BLOCKS : undefined),
    load: (id) => (id === PLAIN_BLOCKS ? PLAIN_SOURCE : undefined),
    transform: (code, id) => (id.endsWith('.mdx') ? compiled(code, id) : undefined),
  };
}

function compiled(code: string, resourcePath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const callback = (error: Error | null, result = '') => (error ? reject(error) : resolve(result));
    loader.call({ async: () => callback, getOptions: () => ({}), resourcePath }, code);
  });
}
