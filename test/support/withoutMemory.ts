import { vi } from 'vitest';

/** What a function returns while no array of this kind and of so many values can be allocated. */
export async function withoutMemory<Result>(
  kind: 'Float64Array' | 'Uint32Array',
  length: number,
  run: () => Promise<Result>,
): Promise<Result> {
  const construct = (target: never, given: unknown[], self: never) => {
    if (given[0] === length) throw new RangeError('Array buffer allocation failed');
    return Reflect.construct(target, given, self) as object;
  };
  vi.stubGlobal(kind, new Proxy(globalThis[kind], { construct } as never));
  try {
    return await run();
  } finally {
    vi.unstubAllGlobals();
  }
}
