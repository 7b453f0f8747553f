import type { ReactElement } from 'react';
import { prerender } from 'react-dom/static';

/** The markup of an element. It waits for what the element suspends on, and throws what the element throws. */
export async function markupOf(element: ReactElement, identifierPrefix = ''): Promise<string> {
  let failure: { error: unknown } | undefined;
  const { prelude } = await prerender(element, {
    identifierPrefix,
    // A larger boundary would be sent as a template, which only a script unfolds.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
    onError: (error) => {
      failure ??= { error };
    },
  });
  if (failure) throw failure.error;
  return new Response(prelude).text();
}
