import { cdp } from 'vitest/browser';

// What a reader's system asks of a page. Figures that play by themselves, and the first grip of a page, do not move in tests: a test that
// reads a state while it moves passes by chance. So vite.config.ts asks all pages for reduced motion.

type Feature = 'prefers-reduced-motion' | 'forced-colors';

const USUAL: Readonly<Record<Feature, string>> = { 'prefers-reduced-motion': 'reduce', 'forced-colors': 'none' };
const tools = cdp() as unknown as { send: (method: string, options: object) => Promise<void> };

/** Emulates media features. Those that you leave out have their usual values, so `emulate()` restores them after a test. */
export function emulate(features: Partial<Record<Feature, string>> = {}): Promise<void> {
  const all = Object.entries({ ...USUAL, ...features });
  return tools.send('Emulation.setEmulatedMedia', { features: all.map(([name, value]) => ({ name, value })) });
}

/** A reader who wants motion, as most do. */
export const MOTION = { 'prefers-reduced-motion': 'no-preference' } as const;
