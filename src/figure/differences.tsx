'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { hasSameContent } from '../hooks/useStable.js';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import type { FigureDescription, PanelDescription } from '../panels/description.js';
import { messages } from './messages.js';
import * as prop from './prop.js';

// The differences of panels from their references. The prop brings the code, so that figures without the prop do not load it.

/** The props of figures whose panels have references. */
export const compared = {
  /**
   * The differences of the panels from their references, 9 · |a - b|: `'offered'` adds a button that shows them, `'shown'` adds the button
   * and shows them at first; by default there are none.
   */
  difference: /* @__PURE__ */ Object.assign(prop.choice(['offered', 'shown'], null), { use: useDifferences }),
};

/** `'offered'` lets a reader show the differences; `'shown'` shows them at first. */
export type Difference = 'offered' | 'shown';

export interface Differences {
  /** Returns a description with or without the differences. The result is the same object for the same description. */
  readonly of: <Model extends FigureDescription>(description: Model | null) => Model | null;
  /** Returns the button that shows the differences; nothing without the prop `difference`. */
  readonly toggleFor: (shown: FigureDescription) => ReactNode;
}

/** Lets a reader see the differences of a figure's panels from their references. */
function useDifferences(difference: Difference | null): Differences {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const areShown = difference !== null && (chosen ?? difference === 'shown');
  const of = useMemo(() => (areShown ? remembered(withDifferences) : itself), [areShown]);
  const toggle = () => setChosen(!areShown);
  const toggleFor = (shown: FigureDescription) => {
    const reference = referencesOf(shown);
    return difference && reference !== '' && <DifferenceToggle {...{ areShown, toggle, reference }} />;
  };
  return { of, toggleFor };
}

function itself<Model>(description: Model): Model {
  return description;
}

/** Keeps the result for each description that is still in memory. */
function remembered(make: typeof withDifferences): Differences['of'] {
  const made = new WeakMap<FigureDescription, FigureDescription>();
  return <Model extends FigureDescription>(description: Model | null) => {
    if (!description) return null;
    const known = (made.get(description) as Model | undefined) ?? make(description);
    made.set(description, known);
    return known;
  };
}

/** Replaces each panel that has a reference by its difference from the reference. */
function withDifferences<Model extends FigureDescription>(description: Model): Model {
  const rows = description.rows.map((row) => ({ ...row, panels: row.panels.map(differenceOf) }));
  return { ...description, rows };
}

function differenceOf(panel: PanelDescription): PanelDescription {
  const { reference, label } = panel;
  if (!reference) return panel;
  return {
    ...panel,
    against: reference.quantity,
    label: messages.difference({ panel: label, reference: reference.label }),
  };
}

interface DifferenceToggleProps {
  /** Whether the differences are shown. */
  areShown: boolean;
  toggle: () => void;
  /** The names of the references. */
  reference: Text;
}

/** The button of the differences, and beside it a text that names the references. The text keeps its space. */
function DifferenceToggle({ areShown, toggle, reference }: DifferenceToggleProps) {
  const format = useFormat();
  return (
    <div className="df-difference">
      <button type="button" className="df-difference-toggle" aria-pressed={areShown} onClick={toggle}>
        {format(messages.differences)}
      </button>
      <span className="df-difference-note" data-shown={areShown || undefined}>
        {format(messages.shownDifference({ reference }))}
      </span>
    </div>
  );
}

/** Returns the names of a figure's references, each once; empty if no panel has a reference. */
function referencesOf({ rows }: FigureDescription): Text {
  const labels = rows.flatMap(({ panels }) => panels.flatMap(({ reference }) => (reference ? [reference.label] : [])));
  const different = labels.filter(
    (label, index) => labels.findIndex((other) => hasSameContent(other, label)) === index,
  );
  return different.reduceRight<Text>(
    (others, label) => (others === '' ? label : messages.either({ label, others })),
    '',
  );
}
