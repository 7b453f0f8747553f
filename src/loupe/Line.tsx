'use client';
import { useFormat } from '../i18n/useFormat.js';
import type { Calculation } from './arithmetic.js';
import { loupeMessages } from './messages.js';
import { inParentheses, rounded, summandText } from './numbers.js';

export interface LineProps {
  /** Of the channel, or empty. */
  letter: string;
  calculation: Calculation;
}

/** The value of a channel or coordinate as its own equation, each term in its colour: `R 0.810 · (−0.23) + 0.586 · 1.12 = 0.47`. */
export function Line({ letter, calculation: { summands, against, result, meaning, isClipped } }: LineProps) {
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
