// First: React looks for what this removes as it is loaded.
import './withoutReactTrack.js';
import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { page } from 'vitest/browser';

// Files that share a page find it as a new one would be. Modules stay, with what they hold.

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
