import { expect, it, vi } from 'vitest';
import { lazy } from '../../src/lazy/lazy.js';

/** Code, and the requests for it, which a test answers. */
function made() {
  const answers: { come: (code: string) => void; fail: () => void }[] = [];
  const fetch = () =>
    new Promise<string>((come, reject) => answers.push({ come, fail: () => reject(new Error('offline')) }));
  return { code: lazy(fetch), answers };
}

it('is asked for once by all, and is there for those who come later', async () => {
  const { code, answers } = made();
  const heard = vi.fn();
  code.listen(heard);
  code.request();
  const both = Promise.all([code.load(), code.load()]);
  answers[0]?.come('code');
  expect(await both).toEqual(['code', 'code']);
  expect([code.code, code.loaded(), await code.load()]).toEqual(['code', 'code', 'code']);
  expect(answers).toHaveLength(1);
  expect(heard).toHaveBeenCalledTimes(1);
});

it('is asked for anew after a failure: by the next who asks, and by a browser that is back online', async () => {
  const { code, answers } = made();
  const failing = expect(code.load()).rejects.toThrow('offline');
  answers[0]?.fail();
  await failing;
  expect([code.code, code.hasFailed, answers.length]).toEqual([null, true, 1]);
  const again = expect(code.load()).rejects.toThrow('offline');
  answers[1]?.fail();
  await again;
  dispatchEvent(new Event('online'));
  expect(answers).toHaveLength(3);
  answers[2]?.come('code');
  await vi.waitFor(() => expect(code.code).toBe('code'));
  expect(code.hasFailed).toBe(false);
  dispatchEvent(new Event('online'));
  expect(answers).toHaveLength(3);
});
