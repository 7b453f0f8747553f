'use client';
import { type ReactNode, useMemo, useState } from 'react';
import { invalid } from '../core/check.js';
import { DIFFERENCE_GAIN } from '../core/difference.js';
import type { Describe, FigureDescription, PanelDescription } from '../marks/panels/description.js';

/** Whether a reader can see differences, and sees them first. */
export type Difference = 'offered' | 'shown' | undefined;

/** A description with or without differences, and the button that chooses. */
export interface Compared {
  describe: Describe;
  /** The button for what a figure shows; nothing where no differences are offered. */
  toggleFor: (shown: FigureDescription) => ReactNode;
}

/** Lets a reader see how the panels of a figure differ from what they are compared with. */
export function useDifference(describe: Describe, difference: Difference): Compared {
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
    toggleFor: (shown) => difference && <Toggle isShown={isShown} onToggle={toggle} shown={shown} />,
  };
}

/** The same figure with each panel that has a reference as its difference from it. */
export function withDifferences(description: FigureDescription): FigureDescription {
  const rows = description.rows.map((row) => ({ ...row, panels: row.panels.map(differenceOf) }));
  return { ...description, rows };
}

function differenceOf(panel: PanelDescription): PanelDescription {
  const { reference, label } = panel;
  if (!reference) return panel;
  const words = `${label}, as ${DIFFERENCE_GAIN} times its absolute difference from ${reference.label}`;
  return { ...panel, against: reference.quantity, label: words };
}

interface ToggleProps {
  isShown: boolean;
  onToggle: () => void;
  shown: FigureDescription;
}

/** A button, and beside it what it shows; the place of the text is kept. */
function Toggle({ isShown, onToggle, shown }: ToggleProps) {
  const compared = shown.rows.flatMap(({ panels }) => panels).find(({ reference }) => reference);
  return (
    <div className="df-difference">
      <button type="button" className="df-difference-toggle" aria-pressed={isShown} onClick={onToggle}>
        Differences × {DIFFERENCE_GAIN}
      </button>
      <span className="df-difference-note" data-shown={isShown || undefined}>
        Shown is {DIFFERENCE_GAIN} · |a − b|, where b is {compared?.reference?.label}: black is no difference.
      </span>
    </div>
  );
}
