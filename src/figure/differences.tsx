'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { hasSameContent } from '../hooks/useStable.js';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import type { FigureDescription, PanelDescription } from '../panels/description.js';
import { messages } from './messages.js';
import * as prop from './prop.js';

// Differences of panels from what they are compared with. The prop brings the code, so that figures without it do not load it.

/** What figures take whose panels have something to be compared with. */
export const compared = {
  /**
   * Differences of the panels from their references, 9 · |a - b|: `'offered'` adds a button that shows them, `'shown'` adds the
   * button and shows them at first; by default there are none.
   */
  difference: /* @__PURE__ */ Object.assign(prop.choice(['offered', 'shown'], null), { use: useDifferences }),
};

/** `'offered'` lets a reader show the differences; `'shown'` shows them at first. */
export type Difference = 'offered' | 'shown';

export interface Differences {
  /** A description with or without them; the same object for the same one. */
  readonly of: <Model extends FigureDescription>(description: Model | null) => Model | null;
  /** Returns the button that shows the differences, or nothing if the figure offers none. */
  readonly toggleFor: (shown: FigureDescription) => ReactNode;
}

/** Lets a reader see how the panels of a figure differ from what they are compared with. */
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

/** Remembers what was made of each description that is still there. */
function remembered(make: typeof withDifferences): Differences['of'] {
  const made = new WeakMap<FigureDescription, FigureDescription>();
  return <Model extends FigureDescription>(description: Model | null) => {
    if (!description) return null;
    const known = (made.get(description) as Model | undefined) ?? make(description);
    made.set(description, known);
    return known;
  };
}

/** The same figure with each panel that has a reference as its difference from it. */
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
  /** Whether they are seen. */
  areShown: boolean;
  toggle: () => void;
  /** What the panels are compared with. */
  reference: Text;
}

/** A button, and beside it what it shows; the place of the text is kept. */
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

/** Returns the references of a figure's panels in words, each once. It is empty if they have none. */
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
