// Before React, which looks for `console.timeStamp` when it loads.
import './withoutReactTrack.js';
import './withoutOwnerStacks.js';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { page } from 'vitest/browser';
import { PATIENCE_MILLISECONDS } from './patience.js';

// Leaves a page to the next test file as a new page would be, except for modules and their state.

// `findBy` and `waitFor` of Testing Library wait as long as `vi.waitFor`.
configure({ asyncUtilTimeout: PATIENCE_MILLISECONDS });

const root = document.documentElement;
const attributes = [...root.attributes].map(({ name, value }) => [name, value] as const);
const { href } = location;

beforeAll(() => page.viewport(1000, 900));

afterEach(cleanup);

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  dispatchEvent(new Event('afterprint'));
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const [name, value] of attributes) root.setAttribute(name, value);
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', href);
  scrollTo(0, 0);
});
