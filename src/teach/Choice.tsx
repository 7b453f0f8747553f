'use client';

import { type ReactNode, useId, useMemo, useState } from 'react';
import { complaint, invalid, shown } from '../base/check.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { useLogged } from '../hooks/useLogged.js';
import { useLastValid } from '../hooks/useStable.js';
import { useFormat } from '../i18n/useFormat.js';
import { Guard } from '../ui/Guard.js';
import { useAnswer } from './Answers.js';
import { messages } from './messages.js';
import { checkId } from './predictions.js';
import { Question, type QuestionProps } from './Question.js';
import { STRING_LIMIT } from './store.js';

/** An option of a question. */
export interface ChoiceOption {
  /** Names it in what is stored: 1 to 200 letters. */
  value: string;
  label: ReactNode;
  /** Shown after this option is chosen: why it is right or wrong. */
  reason?: ReactNode;
}

export interface ChoiceProps extends QuestionProps {
  /** Two to four options. */
  options: readonly ChoiceOption[];
  /** The value of the right one. */
  answer: string;
  /** The value of the option that the misconception leads to. Set, other wrong options do not name the misconception. */
  wrong?: string | undefined;
}

/**
 * A question with two to four options. A reader chooses one before the explanation opens.
 *
 * ```tsx
 * <Choice
 *   id="scaling"
 *   question="What does √ᾱ do to the image?"
 *   misconception="The image only gets noisier."
 *   options={[
 *     { value: 'scales', label: 'It scales the image', reason: 'The image gets darker as t grows.' },
 *     { value: 'nothing', label: 'Nothing', reason: 'Then the variance would grow with t.' },
 *   ]}
 *   answer="scales"
 *   wrong="nothing"
 * >
 *   The image is scaled so that the variance stays 1.
 * </Choice>
 * ```
 */
export function Choice(props: ChoiceProps) {
  return (
    <Guard>
      <Options {...props} />
    </Guard>
  );
}

interface ChoiceModel {
  readonly options: readonly ChoiceOption[];
  readonly answer: string;
  readonly wrong: string | undefined;
}

/** Throws an error that names the prop that is wrong. */
export function choiceModel(props: Pick<ChoiceProps, 'id' | 'options' | 'answer' | 'wrong'>): ChoiceModel {
  const { id, options, answer, wrong } = props;
  checkId(id);
  if (!Array.isArray(options)) throw invalid('options', options, 'two to four options');
  if (options.length < 2 || options.length > 4) throw complaint('options', `${options.length}`, 'two to four options');
  const values = options.map((option) => option?.value as unknown);
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'string' || value === '') throw invalid('options', value, 'a text as the value of each');
    if (value.length > STRING_LIMIT) {
      throw complaint(
        'options',
        `a value of ${value.length} letters`,
        `at most ${STRING_LIMIT} letters as the value of each`,
      );
    }
    if (values.indexOf(value) < index) throw complaint('options', `${shown(value)} twice`, 'another value for each');
  }
  if (!values.includes(answer)) throw invalid('answer', answer, `the value of an option: ${values.join(', ')}`);
  if (wrong !== undefined && (wrong === answer || !values.includes(wrong))) {
    throw invalid(
      'wrong',
      wrong,
      `the value of a wrong option: ${values.filter((value) => value !== answer).join(', ')}`,
    );
  }
  return { options, answer, wrong };
}

function Options({ options, answer: right, wrong, ...question }: ChoiceProps) {
  const made = useMemo(
    () => tryCatch(() => choiceModel({ id: question.id, options, answer: right, wrong })),
    [question.id, options, right, wrong],
  );
  useLogged('Choice', made.error);
  const model = useLastValid(made.value);
  const { answer, commit } = useAnswer(
    question.id,
    (value) => model?.options.some((option) => option.value === value) ?? false,
  );
  const [draft, setDraft] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const name = useId();
  const format = useFormat();
  const chosen = draft ?? (answer?.value as string | undefined);
  const labelOf = (value: unknown) => model?.options.find((option) => option.value === value)?.label;
  const check = () => {
    setMissing(chosen === undefined);
    if (chosen === undefined) return;
    commit(chosen);
    setDraft(null);
  };
  const outcome = answer &&
    model && {
      answer,
      isRight: answer.value === model.answer,
      isBelief: model.wrong === undefined ? null : answer.value === model.wrong,
      summary: labelOf(answer.value),
      first: answer.first === answer.value ? null : labelOf(answer.first),
      details: model.options.find(({ value }) => value === answer.value)?.reason,
    };
  return (
    <Question
      {...question}
      kind="choice"
      labelId={`${name}q`}
      error={made.error}
      role="radiogroup"
      onCheck={check}
      problem={isMissing ? messages.chooseFirst : null}
      outcome={outcome}
      form={
        model && (
          <div className="df-question-options">
            {model.options.map(({ value, label }) => (
              <label
                key={value}
                className="df-question-option"
                data-right={(outcome && value === model.answer) || undefined}
              >
                <input
                  type="radio"
                  name={name}
                  value={value}
                  checked={chosen === value}
                  onChange={() => {
                    setDraft(value);
                    setMissing(false);
                  }}
                />
                <span className="df-question-option-label">
                  {label}{' '}
                  {outcome && value === model.answer && (
                    <span className="df-question-mark">{format(messages.rightOption)}</span>
                  )}
                  {outcome && value === answer?.value && value !== model.answer && (
                    <span className="df-question-mark">{format(messages.chosenOption)}</span>
                  )}
                </span>
              </label>
            ))}
          </div>
        )
      }
    />
  );
}
