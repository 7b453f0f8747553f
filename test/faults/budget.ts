/** How much of the bench runs: by default what fits into every run of the tests, else what `run.mjs` asks for. */
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

const QUICK: Budget = { seed: 1, lives: 30, seconds: 60, mounts: 50, slow: false };

declare global {
  interface ImportMeta {
    readonly env: Readonly<Record<string, string | undefined>>;
  }
}

export const budget: Budget = { ...QUICK, ...JSON.parse(import.meta.env['VITE_FAULTS'] ?? '{}') };
