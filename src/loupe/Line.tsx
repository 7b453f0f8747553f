'use client';
import { useSay } from '../words/say.js';
import type { Calculation } from './arithmetic.js';
import { inParentheses, rounded, summandText } from './numbers.js';
import { loupeWords } from './words.js';

export interface LineProps {
  /** Of the channel, or empty. */
  letter: string;
  calculation: Calculation;
}

/** The value of a channel or coordinate as its own equation, each term in its colour: `R 0.810 · (−0.23) + 0.586 · 1.12 = 0.47`. */
export function Line({ letter, calculation: { summands, against, result, meaning, isClipped } }: LineProps) {
  const say = useSay();
  const sum = summands.map((summand, index) => (
    <span key={index} data-meaning={summand.meaning} className="df-loupe-term">
      {summandText(summand, index === 0, say)}{' '}
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
            {inParentheses(say(rounded(against.value)))}
          </span>
          |{' '}
        </>
      )}
      {summands.length > 0 && '= '}
      <b className="df-loupe-term" data-meaning={meaning}>
        {say(rounded(result))}
      </b>
      {isClipped && <span className="df-loupe-clipped">{`, ${say(loupeWords.clipped)}`}</span>}
    </div>
  );
}
