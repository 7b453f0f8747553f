'use client';

import { useEffect, useRef, useState } from 'react';
import type { Message } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import type { Channel } from '../panels/MeasuredPanel.js';
import { TexOrText } from '../tex/Tex.js';
import { useStyles } from '../ui/useStyles.js';
import type { Calculation } from './arithmetic.js';
import { loupeMessages, loupeMessages as named } from './loupeMessages.js';
import { loupeStyles } from './loupeStyles.js';
import { inParentheses, rounded, summandText } from './numbers.js';

interface LineProps {
  /** The letter of the channel, or empty. */
  letter: string;
  calculation: Calculation;
}

/** The value of a channel or coordinate as its own equation, each term in its colour: `R 0.810 · (−0.23) + 0.586 · 1.12 = 0.47`. */
function Line({ letter, calculation: { summands, against, result, ink, isClipped } }: LineProps) {
  const format = useFormat();
  const sum = summands.map((summand, index) => (
    <span key={index} data-ink={summand.ink} className="df-loupe-term">
      {summandText(summand, index === 0, format)}{' '}
    </span>
  ));
  return (
    <div className="df-loupe-line">
      {letter && <span className="df-loupe-letter">{letter} </span>}
      {against && '9 · |'}
      {sum}
      {against && (
        <>
          −{' '}
          <span data-ink={against.ink} className="df-loupe-term">
            {inParentheses(format(rounded(against.value)))}
          </span>
          |{' '}
        </>
      )}
      {summands.length > 0 && '= '}
      <b className="df-loupe-term" data-ink={ink}>
        {format(rounded(result))}
      </b>
      {isClipped && <span className="df-loupe-clipped">{`, ${format(loupeMessages.clipped)}`}</span>}
    </div>
  );
}

/** The values of one panel at the place that is looked at. */
export interface PanelNumbers {
  /** TeX. */
  readonly title: string;
  /** The calculations, one for each channel. */
  readonly lines: readonly Calculation[];
}

export interface SheetProps {
  /** The message that names the inspected place. */
  place: Message;
  channels: readonly Channel[];
  panels: readonly PanelNumbers[];
  /** Index of the pressed panel. A narrow page shows only its numbers. */
  pressed: number;
  /** The numbers of that panel for a listener. */
  words: string;
  onClose: () => void;
}

/** The text of an open loupe: a place, and its values in every panel by their own terms. */
export function Sheet({ place, channels, panels, pressed, words, onClose }: SheetProps) {
  const format = useFormat();
  const element = useRef<HTMLDivElement>(null);
  useStyles(loupeStyles, element);
  return (
    <div ref={element} className="df-loupe">
      <div className="df-loupe-place">
        <span>{format(place)}</span>
        <button type="button" className="df-loupe-close" onClick={onClose}>
          {format(named.close)}
        </button>
      </div>
      <div className="df-loupe-panels">
        {panels.map((panel, index) => (
          <Numbers key={index} {...panel} channels={channels} isPressed={index === pressed} />
        ))}
      </div>
      <Announcement>{words}</Announcement>
    </div>
  );
}

interface NumbersProps extends PanelNumbers {
  channels: readonly Channel[];
  isPressed: boolean;
}

/** The values of one panel. Values that are not computed from other quantities take one line. */
function Numbers({ title, lines, channels, isPressed }: NumbersProps) {
  return (
    <div className="df-loupe-panel" data-pressed={isPressed || undefined}>
      <div className="df-loupe-name">
        <TexOrText>{title}</TexOrText>
      </div>
      <div className="df-loupe-lines" data-short={lines.every(({ summands }) => summands.length === 0) || undefined}>
        {lines.map((line, index) => (
          <Line key={index} letter={channels[index]?.letter ?? ''} calculation={line} />
        ))}
      </div>
    </div>
  );
}

/** The time after which the loupe is announced. A moving loupe is silent. */
const SILENCE_MILLISECONDS = 500;

/** Announces the inspected place to a screen reader once the loupe rests. */
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
