'use client';
import type { PanelsFigureProps } from '../PanelsFigure.js';
import { PanelsLayout } from '../PanelsLayout.js';
import { useDifference } from '../useDifference.js';
import { useFigure } from '../useFigure.js';
import { deviationText } from './deviation.js';
import { useDeviations } from './useDeviations.js';

interface MeasuredChainProps extends PanelsFigureProps {
  /** How many panels from the left are states; defaults to all. */
  states?: number | undefined;
}

/** A row of states with their standard deviations below. */
export function MeasuredChain(props: MeasuredChainProps) {
  const { name, describe, placeholder, above, controls, states, loupe, difference, ...rest } = props;
  const { describe: described, toggleFor } = useDifference(describe, difference);
  const figure = useFigure(rest, described, placeholder);
  const { frame, shown } = figure;
  const measured = shown?.rows[0]?.panels.slice(0, states).map(({ quantity }) => quantity) ?? [];
  const deviations = useDeviations(rest, measured, frame);
  const state = frame.state === 'ready' && !deviations ? 'pending' : frame.state;
  const additions = measured.map((_, index) => {
    const texts = deviationText(deviations?.[index] ?? null);
    return { note: <Deviations texts={texts} />, words: deviations && texts.join(', ') };
  });
  return (
    <PanelsLayout
      {...{ name, above, controls, toggleFor, loupe, additions }}
      figure={{ ...figure, frame: { ...frame, state } }}
    />
  );
}

/** In a line where there is room. */
function Deviations({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <span key={text} className="df-deviation">
      {text}
    </span>
  ));
}
