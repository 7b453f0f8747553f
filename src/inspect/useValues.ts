'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Quantity } from '../core/graph.js';
import { valuesAt } from '../core/valueAt.js';
import type { Diffusion } from '../engine/useDiffusion.js';
import { attempt } from '../hooks/attempt.js';
import type { LookUp } from './arithmetic.js';

/** Computing a whole image for one of its values waits until the reader has chosen. */
const PATIENCE_MILLISECONDS = 150;

/**
 * The values of quantities at any index. A quantity that a network takes part in cannot be computed at one index alone: it
 * is read as a whole, and its value is undefined meanwhile.
 *
 * @param quantities - the same array while its content is the same.
 * @returns the values at an index.
 */
export function useValues(
  { image, read }: Pick<Diffusion, 'image' | 'read'>,
  quantities: readonly Quantity[],
): (index: number) => LookUp {
  const [arrays, setArrays] = useState<ReadonlyMap<string, Float32Array>>(new Map());
  const isComputed = useMemo(
    () => image !== null && attempt(() => valuesAt(quantities, image, 0)).error === null,
    [image, quantities],
  );

  useEffect(() => {
    if (isComputed) return;
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const values = new Map<string, Float32Array>();
      for (const quantity of quantities) {
        // What cannot be read stays unknown; the figure itself says why.
        const array = await read(quantity, { signal }).catch(() => null);
        if (signal.aborted) return;
        if (array) setArrays(new Map(values.set(quantity.address, array)));
      }
    }, PATIENCE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [isComputed, quantities, read]);

  return (index) => {
    if (!image) return () => undefined;
    if (!isComputed) return ({ address }) => arrays.get(address)?.[index];
    const values = valuesAt(quantities, image, index);
    return ({ address }) => values.get(address);
  };
}
