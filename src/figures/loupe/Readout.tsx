'use client';
import { useEffect, useState } from 'react';
import { inked } from '../../components/ink.js';
import { LabelTex } from '../../components/LabelTex.js';
import type { Quantity } from '../../core/graph.js';
import type { Diffusion } from '../../hooks/useDiffusion.js';
import { useStable } from '../../hooks/useStable.js';
import type { PanelDescription, RowDescription } from '../description.js';
import { type Calculation, calculationOf, meaningOf } from './arithmetic.js';
import { Line } from './Line.js';
import type { Size } from './place.js';
import type { Spot } from './useGestures.js';
import { useValues } from './useValues.js';
import { CHANNELS, spoken } from './words.js';

export interface ReadoutProps {
  /** The panel that was pressed, and its row. */
  panel: PanelDescription;
  row: RowDescription;
  spot: Spot;
  image: Size;
  diffusion: Diffusion;
  onClose: () => void;
}

/** The values under the loupe, in every panel of a row by its own terms. */
export function Readout({ panel, row, spot, image, diffusion, onClose }: ReadoutProps) {
  const valuesAt = useValues(diffusion, useStable(row.panels.flatMap(neededBy)));
  const first = CHANNELS.length * (spot.y * image.width + spot.x);
  const channels = CHANNELS.map((_, channel) => valuesAt(first + channel));
  const calculations = new Map(
    row.panels.map((each) => [each, channels.map((lookUp) => calculationOf(each, lookUp))] as const),
  );
  const words = spoken(panel.label, spot, calculations.get(panel) ?? []);
  return (
    <div className="df-loupe">
      <div className="df-loupe-place">
        <span>
          Pixel {spot.x} across, {spot.y} down, of {image.width} × {image.height}
        </span>
        <button type="button" className="df-loupe-close" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="df-loupe-panels">
        {[...calculations].map(([each, lines], index) => (
          <Numbers key={index} panel={each} lines={lines} isPressed={each === panel} />
        ))}
      </div>
      <Announcement>{words}</Announcement>
    </div>
  );
}

/** The quantities whose values a panel's equation names. */
function neededBy({ quantity, against }: PanelDescription): Quantity[] {
  const terms = quantity.kind === 'sum' ? [...quantity.terms, ...(quantity.noise ? [quantity.noise] : [])] : [];
  return [quantity, ...terms.map(({ of }) => of), ...(against ? [against] : [])];
}

interface NumbersProps {
  panel: PanelDescription;
  /** One for each channel. */
  lines: readonly Calculation[];
  /** Whether it is the panel that was pressed: a narrow page has no room for the others. */
  isPressed: boolean;
}

/** The values of one panel; those that are not computed from others take one line. */
function Numbers({ panel, lines, isPressed }: NumbersProps) {
  const { title, quantity } = panel;
  const { symbol = 'x' } = quantity;
  const meaning = meaningOf(quantity);
  return (
    <div className="df-loupe-panel" data-pressed={isPressed || undefined}>
      <div className="df-loupe-name">
        <LabelTex>{title ?? (meaning ? inked(meaning, symbol) : symbol)}</LabelTex>
      </div>
      <div className="df-loupe-lines" data-short={lines.every(({ summands }) => summands.length === 0) || undefined}>
        {lines.map((line, index) => (
          <Line key={CHANNELS[index]?.letter} letter={CHANNELS[index]?.letter ?? ''} calculation={line} />
        ))}
      </div>
    </div>
  );
}

/** Long enough that a moving loupe says nothing. */
const SILENCE_MILLISECONDS = 500;

/** Says to a screen reader what is under the loupe once it rests. */
function Announcement({ children }: { children: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(children), SILENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [children]);
  return (
    <p className="df-loupe-words" role="status">
      {said}
    </p>
  );
}
