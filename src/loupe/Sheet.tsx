'use client';

import { useEffect, useState } from 'react';
import type { Meaning } from '../components/ink.js';
import type { Quantity } from '../core/graph.js';
import { DIFFERENCE_GAIN } from '../core/graph.js';
import type { Message } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import type { PanelDescription } from '../panels/description.js';
import type { Channel } from '../panels/MeasuredPanel.js';
import { TexOrText } from '../tex/Tex.js';
import { loupeMessages, loupeMessages as named } from './messages.js';
import { inParentheses, rounded, summandText } from './numbers.js';

/** The value of a quantity at one index, or undefined while it is not known. */
export type LookUp = (quantity: Quantity) => number | undefined;

/** `0.810 · (−0.23)`: a summand, or with no coefficient the value itself. */
export interface Summand {
  readonly coefficient: number | null;
  readonly value: number | undefined;
  readonly meaning: Meaning | undefined;
}

/** One value of a panel as its own equation. */
export interface Calculation {
  /** Added up, they give the result; empty where the value is not computed from others. */
  readonly summands: readonly Summand[];
  /** What a panel of differences subtracts from the sum before it takes nine times the absolute value; else null. */
  readonly against: { readonly value: number | undefined; readonly meaning: Meaning | undefined } | null;
  readonly result: number | undefined;
  readonly meaning: Meaning | undefined;
  /** Whether the result is out of the range that a panel can show. */
  readonly isClipped: boolean;
}

/** Values that a picture can show: of images, and of differences, whose black is 0. */
const SHOWN = { image: { least: -1, most: 1 }, difference: { least: 0, most: 2 } };

/** How a panel's value comes about: by the terms of its quantity, or as the difference from its reference. */
export function calculationOf({ quantity, against, meaning }: PanelDescription, lookUp: LookUp): Calculation {
  const value = lookUp(quantity);
  if (!against) {
    const own = meaning ?? meaningOf(quantity);
    const summands = summandsOf(quantity, lookUp);
    return { summands, against: null, result: value, meaning: own, isClipped: isOutside(value, SHOWN.image) };
  }
  const reference = lookUp(against);
  const isKnown = value !== undefined && reference !== undefined;
  const result = isKnown ? DIFFERENCE_GAIN * Math.abs(value - reference) : undefined;
  return {
    summands: [{ coefficient: null, value, meaning: meaning ?? meaningOf(quantity) }],
    against: { value: reference, meaning: meaningOf(against) },
    result,
    meaning: undefined,
    isClipped: isOutside(result, SHOWN.difference),
  };
}

function summandsOf(quantity: Quantity, lookUp: LookUp): Summand[] {
  if (quantity.kind !== 'sum') return [];
  const terms = quantity.noise ? [...quantity.terms, quantity.noise] : quantity.terms;
  return terms.map(({ coefficient, of }) => ({ coefficient, value: lookUp(of), meaning: meaningOf(of) }));
}

/** The colour of a quantity, as in the formulas. */
export function meaningOf({ kind, symbol = '' }: Quantity): Meaning | undefined {
  if (kind === 'x0') return 'signal';
  if (kind === 'noise') return 'noise';
  if (symbol.includes(String.raw`\tilde\mu`)) return 'posterior';
  return /\\hat|\\mu/.test(symbol) ? 'mean' : undefined;
}

function isOutside(value: number | undefined, { least, most }: { least: number; most: number }): boolean {
  return value !== undefined && (value < least || value > most);
}

interface LineProps {
  /** Of the channel, or empty. */
  letter: string;
  calculation: Calculation;
}

/** The value of a channel or coordinate as its own equation, each term in its colour: `R 0.810 · (−0.23) + 0.586 · 1.12 = 0.47`. */
function Line({ letter, calculation: { summands, against, result, meaning, isClipped } }: LineProps) {
  const format = useFormat();
  const sum = summands.map((summand, index) => (
    <span key={index} data-meaning={summand.meaning} className="df-loupe-term">
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
          <span data-meaning={against.meaning} className="df-loupe-term">
            {inParentheses(format(rounded(against.value)))}
          </span>
          |{' '}
        </>
      )}
      {summands.length > 0 && '= '}
      <b className="df-loupe-term" data-meaning={meaning}>
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
  /** One for each channel. */
  readonly lines: readonly Calculation[];
}

export interface SheetProps {
  /** What is looked at. */
  place: Message;
  channels: readonly Channel[];
  panels: readonly PanelNumbers[];
  /** Index of the panel that was pressed: a narrow page has no room for the others. */
  pressed: number;
  /** The numbers of that panel for a listener. */
  words: string;
  onClose: () => void;
}

/** What an open loupe tells: a place, and its values in every panel by their own terms. */
export function Sheet({ place, channels, panels, pressed, words, onClose }: SheetProps) {
  const format = useFormat();
  return (
    <div className="df-loupe">
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

/** The values of one panel; those that are not computed from others take one line. */
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

/** Long enough that a moving loupe says nothing. */
const SILENCE_MILLISECONDS = 500;

/** Says to a screen reader what is looked at once that rests. */
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
