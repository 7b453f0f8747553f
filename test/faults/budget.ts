import { isExhaustive } from '../support/exhaustive.js';

/** How much is tried: little in `npm test`, more in `npm run test:exhaustive`, else what `tools/faults.mjs` asks for. */
export interface Budget {
  /** Of the fuzz; the same seed renders the same props. */
  seed: number;
  /** How many figures the fuzz shows, each with up to four sets of props. */
  lives: number;
  /** How long it may go on. */
  seconds: number;
  mounts: number;
  /** Whether faults that take seconds each are included. */
  slow: boolean;
}

const QUICK: Budget = { seed: 1, lives: 30, seconds: 60, mounts: 9, slow: false };
const THOROUGH: Budget = { ...QUICK, lives: 300, mounts: 50 };

declare global {
  interface ImportMeta {
    readonly env: Readonly<Record<string, string | undefined>>;
  }
}

export const budget: Budget = {
  ...(isExhaustive ? THOROUGH : QUICK),
  ...JSON.parse(import.meta.env['VITE_FAULTS'] ?? '{}'),
};
