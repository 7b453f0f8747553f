'use client';
import type { ReactNode } from 'react';
import { Figure } from '../../components/Figure.js';
import { LabelTex } from '../../components/LabelTex.js';
import { Panel } from '../../components/Panel.js';
import { Closer } from '../loupe/Closer.js';
import type { PanelsFigureProps } from '../PanelsFigure.js';
import { useDifference } from '../useDifference.js';
import { useFigure } from '../useFigure.js';
import { deviationText } from './deviation.js';
import { useDeviations } from './useDeviations.js';

interface MeasuredChainProps extends PanelsFigureProps {
  /** How many panels from the left are states; defaults to all. */
  states?: number | undefined;
}

/** A row of states with their standard deviations below. */
export function MeasuredChain({
  name,
  describe,
  placeholder,
  controls,
  states,
  loupe,
  difference,
  ...props
}: MeasuredChainProps): ReactNode {
  const compared = useDifference(describe, difference);
  const {
    frame,
    shown,
    distances: _,
    canvasRef,
    aspectRatio,
    ...closer
  } = useFigure(props, compared.describe, placeholder);
  const panels = shown?.rows[0]?.panels ?? [];
  const measured = panels.slice(0, states);
  const deviations = useDeviations(
    props,
    measured.map(({ quantity }) => quantity),
    frame,
  );
  const state = frame.state === 'ready' && !deviations ? 'pending' : frame.state;
  return (
    <Figure {...frame} state={state} name={name}>
      <div className="df-row">
        <div className="df-panels" data-narrow-columns={shown?.narrowColumns}>
          {panels.map(({ title, label, meaning }, index) => {
            const texts = index < measured.length ? deviationText(deviations?.[index] ?? null) : null;
            return (
              <Panel
                key={index}
                title={title && <LabelTex>{title}</LabelTex>}
                label={texts && deviations ? `${label}, ${texts.join(', ')}` : label}
                meaning={meaning}
                note={texts && <Deviations texts={texts} />}
                aspectRatio={aspectRatio}
                canvasRef={canvasRef(index)}
              />
            );
          })}
        </div>
      </div>
      {controls}
      {shown && compared.toggleFor(shown)}
      {shown && <Closer {...closer} shown={shown} loupe={loupe} resolution={props.resolution} />}
    </Figure>
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
