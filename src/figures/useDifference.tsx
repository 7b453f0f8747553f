'use client';
import { type ReactNode, useMemo, useState } from 'react';
import { invalid } from '../core/check.js';
import { type Difference, DifferenceToggle, withDifferences } from '../frame/differences.js';
import type { Describe, FigureDescription } from '../marks/panels/description.js';

/** A description with or without differences, and the button that chooses. */
export interface Compared {
  describe: Describe;
  /** The button for what a figure shows; nothing where no differences are offered. */
  toggleFor: (shown: FigureDescription) => ReactNode;
}

/** Lets a reader see how the panels of a figure differ from what they are compared with. */
export function useDifference(describe: Describe, difference: Difference | undefined): Compared {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isShown = chosen ?? difference === 'shown';
  const compared = useMemo<Describe>(() => {
    if (difference === undefined) return describe;
    return (diffusion) => {
      if (difference !== 'offered' && difference !== 'shown') {
        throw invalid('difference', difference, "'offered' or 'shown'");
      }
      const description = describe(diffusion);
      return isShown ? withDifferences(description) : description;
    };
  }, [describe, difference, isShown]);
  const toggle = () => setChosen(!isShown);
  return {
    describe: compared,
    toggleFor: (shown) => difference && <DifferenceToggle areShown={isShown} toggle={toggle} shown={shown} />,
  };
}
