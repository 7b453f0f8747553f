'use client';
import { useEffect, useState } from 'react';

/** A part of the library that is loaded once it is needed; the same object always. */
export interface Late<Part> {
  readonly load: () => Promise<Part>;
  /** Kept for the next figure, which then has it at once. */
  loaded?: Part;
}

/** The part; null while it is not needed, not loaded yet, or cannot be: offline, the figure goes without. */
export function useLate<Part>(isNeeded: boolean, late: Late<Part>): Part | null {
  const [part, setPart] = useState<Part | null>(() => late.loaded ?? null);
  useEffect(() => {
    if (!isNeeded || part) return;
    const keep = (arrived: Part) => {
      late.loaded = arrived;
      setPart(() => arrived);
    };
    late.load().then(keep, () => {});
  }, [isNeeded, part, late]);
  return isNeeded ? part : null;
}
