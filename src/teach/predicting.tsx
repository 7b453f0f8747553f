import type { TextGap } from '../i18n/message.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import { messages } from './messages.js';
import type { NumberModel, Measured as Result } from './predictions.js';
import type { Outcome, QuestionProps } from './Question.js';
import type { Answer } from './store.js';

/** The props that all kinds of predictions share. */
export interface Predicting<Model> {
  model: Model;
  asked: QuestionProps & { labelId: string; error: Error | null };
  write: Write;
  unit: string | undefined;
}

/** Formats a number as the page's `format` does. */
export interface Write {
  /** Returns the number without its unit. */
  (value: number): TextGap;
  readonly withUnit: (value: number) => TextGap;
}

interface Measured {
  answer: Answer | null;
  /** Null while there is no answer. */
  result: Result | null;
  model: Pick<NumberModel, 'truth' | 'tolerance'>;
  /** Writes the answer and the truth. */
  write: (value: number) => TextGap;
  /** Writes the error and the tolerance. */
  withUnit: (value: number) => TextGap;
}

/** The outcome of a predicted number or place: the answer, the truth and the error. */
export function useMeasuredOutcome({ answer, result, model, write, withUnit }: Measured): Outcome | null {
  const format = useFormat();
  if (!answer || !result) return null;
  const [value, first] = [answer.value as number, answer.first as number];
  return {
    answer,
    isRight: result.isRight,
    summary: format(write(value)),
    isBelief: result.isBelief,
    first: first === value ? null : format(write(first)),
    details: (
      <>
        <FormattedMessage
          of={messages.measured({
            answer: write(value),
            truth: write(model.truth),
            error: withUnit(result.error),
            tolerance: withUnit(model.tolerance),
          })}
        />
        {saysDirection(result) && <> {format(value > model.truth ? messages.tooLarge : messages.tooSmall)}</>}
      </>
    ),
  };
}

/** Whether the page says in which direction an answer is off: where the misconception does not explain it. */
export function saysDirection({ isRight, isBelief }: Result): boolean {
  return !isRight && isBelief === false;
}
