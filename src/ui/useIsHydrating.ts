'use client';

import { useSyncExternalStore } from 'react';

/** Whether this render makes a server's markup, or takes it over. */
export function useIsHydrating(): boolean {
  return useSyncExternalStore(neverChanges, no, yes);
}

function neverChanges(): () => void {
  return () => {};
}

function no(): boolean {
  return false;
}

function yes(): boolean {
  return true;
}
