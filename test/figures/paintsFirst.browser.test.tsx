import { renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { NoiseTriptych, quantity, useDiffusion } from '../../src/index.js';
import { showReady, smallImage } from '../support/figures.js';

afterEach(() => {
  vi.restoreAllMocks();
});

// The modules of the tests fill what a browser keeps of itself.
performance.setResourceTimingBufferSize(10_000);

/** When the page asked for a module; undefined if it never has. */
function requestOf(module: string): number | undefined {
  return performance.getEntriesByType('resource').find(({ name }) => name.includes(`/${module}.ts`))?.startTime;
}

it('paints what it can before it asks for its menu and its formulas', async () => {
  // Without a figure, so that what paints is there and compiled.
  const image = smallImage();
  const { result } = renderHook(() => useDiffusion({ image }));
  await vi.waitFor(() => expect(result.current.state).toBe('ready'));
  await result.current.draw({ panels: [{ quantity: quantity.x0 }] }, [document.createElement('canvas')]);
  expect(requestOf('figures/menu/MenuButton')).toBeUndefined();
  expect(requestOf('components/katexTypesetter')).toBeUndefined();

  const paints: number[] = [];
  const painting = vi.spyOn(HTMLCanvasElement.prototype, 'setAttribute').mockImplementation(function (
    this: HTMLCanvasElement,
    name,
    value,
  ) {
    if (name === 'data-painted') paints.push(performance.now());
    Element.prototype.setAttribute.call(this, name, value);
  });
  await showReady(<NoiseTriptych image={smallImage(25)} />);
  painting.mockRestore();
  await vi.waitFor(() => {
    for (const module of ['figures/menu/MenuButton', 'components/katexTypesetter']) {
      expect(requestOf(module)).toBeGreaterThan(paints[0] as number);
    }
  });
});
