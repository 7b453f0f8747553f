import { act, cleanup, render, renderHook } from '@testing-library/react';
import { Suspense, startTransition, use } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useLastValid, useStable } from '../../src/hooks/useStable.js';

afterEach(cleanup);

it('useStable gives the same object while its content is the same', () => {
  const [first, same, other] = [{ kind: 'cosine' }, { kind: 'cosine' }, { kind: 'linear' }];
  const { result, rerender } = renderHook(useStable<unknown>, { initialProps: first as unknown });
  rerender(same);
  expect(result.current).toBe(first);
  rerender(other);
  expect(result.current).toBe(other);
  rerender(null);
  expect(result.current).toBeNull();
});

it('useLastGood gives the newest value that was not null, the same object while its content is the same', () => {
  const [first, same, other] = [{ t: 50 }, { t: 50 }, { t: 51 }];
  const { result, rerender } = renderHook(useLastValid<{ t: number }>, { initialProps: null as { t: number } | null });
  expect(result.current).toBeNull();
  for (const [value, expected] of [
    [first, first],
    [null, first],
    [same, first],
    [other, other],
    [null, other],
  ] as const) {
    rerender(value);
    expect(result.current).toBe(expected);
  }
});

it('useLastGood does not know a value whose render was discarded', async () => {
  const { container, rerender } = render(<Last value="shown" />);
  await act(async () => startTransition(() => rerender(<Last value="never shown" until={new Promise(() => {})} />)));
  rerender(<Last value={null} />);
  expect(container.textContent).toBe('shown');
});

function Last({ until, value }: { value: string | null; until?: Promise<void> }) {
  return (
    <Suspense>
      <Kept value={value} until={until} />
    </Suspense>
  );
}

function Kept({ until, value }: { value: string | null; until: Promise<void> | undefined }) {
  const kept = useLastValid(value);
  if (until) use(until);
  return kept;
}
