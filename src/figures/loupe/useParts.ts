'use client';
import { type RefObject, useEffect, useState } from 'react';

/** Parts of the library that pictures need once they are there; the same object always. */
export interface Late<Parts> {
  /** The selector of the pictures. */
  readonly kind: string;
  readonly load: () => Promise<Parts>;
  /** Kept for the next figure, which then has them at once. */
  loaded?: Parts;
}

/**
 * The parts, null while they are not needed or not loaded, and whether a press on a picture has asked for them in vain.
 * Offline, the figure goes without, and each press tries again.
 */
export function useParts<Parts>(
  isNeeded: boolean,
  body: RefObject<HTMLElement | null>,
  late: Late<Parts>,
): readonly [parts: Parts | null, isMissing: boolean] {
  const [parts, setParts] = useState<Parts | null>(() => late.loaded ?? null);
  const [press, setPress] = useState<MouseEvent | null>(null);
  const [inVain, setInVain] = useState<MouseEvent | null>(null);
  useEffect(() => {
    const element = body.current;
    if (!isNeeded || !element || parts) return;
    const onClick = (event: MouseEvent) => (event.target as Element).matches(late.kind) && setPress(event);
    const keep = (arrived: Parts) => {
      late.loaded = arrived;
      setParts(() => arrived);
    };
    element.addEventListener('click', onClick);
    late.load().then(keep, () => setInVain(press));
    return () => element.removeEventListener('click', onClick);
  }, [isNeeded, parts, body, press, late]);
  useEffect(() => {
    // What a press has loaded answers it.
    if (parts) press?.target?.dispatchEvent(new MouseEvent('click', press));
  }, [parts, press]);
  return [isNeeded ? parts : null, inVain !== null && !parts];
}
