import { memory } from '@tensorflow/tfjs-core';
import { vi } from 'vitest';
import { settle } from '../support/figures.js';

/** Errors that reach nobody but the page. */
export interface Strays {
  errors: string[];
  stop: () => void;
}

/** What React says of attributes that hold no number, and of children that it cannot tell apart. */
const OF_REACT = /Received NaN|Received `NaN`|Received `Infinity`|same key/;

/** Collects what is thrown out of renders, effects and promises; React's own reports are kept off the console. */
export function watchStrays(): Strays {
  const errors: string[] = [];
  const silenced = (['error', 'warn'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((said: unknown, ...more: unknown[]) => {
      if (level === 'error' && OF_REACT.test(String(said))) errors.push(`React: ${[said, ...more].join(' ')}`);
    }),
  );
  const onError = (event: ErrorEvent) => errors.push(`error: ${event.message}`);
  const onRejection = (event: PromiseRejectionEvent) => errors.push(`rejection: ${event.reason}`);
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return {
    errors,
    stop: () => {
      removeEventListener('error', onError);
      removeEventListener('unhandledrejection', onRejection);
      for (const spy of silenced) spy.mockRestore();
    },
  };
}

const NONSENSE = /NaN|Infinity|undefined|\[object /;

/** Texts and attributes of a figure that show what is no number; its message may, and that of a figure in an error. */
export function nonsenseIn(figure: Element): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = figure; node; node = walker.nextNode()) {
    if (node.parentElement?.closest('[role=alert]')) continue;
    const name = node.nodeName.toLowerCase();
    if (node instanceof Element) {
      for (const { name: attribute, value } of node.attributes) {
        if (NONSENSE.test(value)) found.push(`<${name} ${attribute}="${value.slice(0, 200)}">`);
      }
    } else if (NONSENSE.test(node.nodeValue ?? '')) found.push(`${node.nodeValue}`);
  }
  return found;
}

/** The number of tensors once the page has been quiet for a while, as images are freed after their last figure. */
export async function tensorsAtRest(): Promise<number> {
  await settle(20);
  return memory().numTensors;
}
