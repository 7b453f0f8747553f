import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { NoiseTriptych, quantity, useDiffusion } from '../../src/index.js';
import { showReady, smallImage } from '../support/figures.js';

// The modules of the tests fill what a browser keeps of itself.
performance.setResourceTimingBufferSize(10_000);

/** When the page asked for a module; undefined if it never has. */
function requestOf(module: string): number | undefined {
  return performance.getEntriesByType('resource').find(({ name }) => name.includes(`/${module}.ts`))?.startTime;
}

it('paints what it can before it asks for its formulas', async () => {
  // Without a figure, so that what paints is there and compiled.
  const image = smallImage();
  const { result } = renderHook(() => useDiffusion({ image }));
  await vi.waitFor(() => expect(result.current.state).toBe('ready'));
  await result.current.draw({ panels: [{ quantity: quantity.x0 }] }, [document.createElement('canvas')]);
  expect(requestOf('tex/typeset')).toBeUndefined();

  // On a busy machine, the queue would yield to the page before it has painted the panels. It does not while the clock stands still.
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockReturnValue(now());
  const paints: number[] = [];
  const painted = new MutationObserver(() => paints.push(now()));
  painted.observe(document.body, { subtree: true, attributeFilter: ['data-painted'] });
  await showReady(<NoiseTriptych image={smallImage(25)} />);
  painted.disconnect();
  expect(requestOf('tex/typeset')).toBeGreaterThan(paints[0] as number);
});
