'use client';
import { useEffect, useLayoutEffect as useReactLayoutEffect } from 'react';

/** React's own in a browser. On a server, where no effect runs, React 18 warns of each layout effect, and of no other. */
export const useLayoutEffect: typeof useReactLayoutEffect =
  typeof document === 'undefined' ? useEffect : useReactLayoutEffect;
