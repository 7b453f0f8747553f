'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { complaint, shown } from '../base/check.js';
import { useLogged } from '../hooks/useLogged.js';
import type { Message, ShownGap, Text } from '../i18n/message.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import { useRootAttributes } from '../page/rootAttributes.js';
import { Button } from '../ui/Button.js';
import { rootClasses } from '../ui/classes.js';
import { useAsked, useElement } from './Answers.js';
import { messages } from './messages.js';
import { Disclosure } from './Reveal.js';

export interface QuestionProps {
  /** Names the question on its page: lower-case letters, digits, hyphens. Answers are stored under it. */
  id: string;
  /** The question itself. */
  question: ReactNode;
  /**
   * The misconception that a wrong answer reveals, as a sentence that states the wrong belief: "Noise grows in equal
   * steps." Set `wrong` to name it only after the answers that it leads to.
   */
  misconception: ReactNode;
  /** The explanation; opens once the reader has answered, or on request. */
  children?: ReactNode;
}

/** The feedback that the reader receives for an answer. */
export interface Outcome {
  /** The answer that it is of; another object is another answer. */
  readonly answer: object;
  readonly isRight: boolean;
  /** The answer, in few words. */
  readonly summary: ReactNode;
  /** The first answer; null if it was the same. */
  readonly first: ReactNode;
  /** The explanation of why the answer was right or wrong. */
  readonly details: ReactNode;
  /** Whether the answer shows the misconception; null if nobody can tell, and every wrong answer names it. */
  readonly isBelief: boolean | null;
}

interface FrameProps extends QuestionProps {
  kind: string;
  /** The id of the element that holds the question. */
  labelId: string;
  /** The error of the props. */
  error: Error | null;
  /** The form of the answer; null if the props allow none. */
  form: ReactNode;
  /** The role of the form; defaults to that of a group. */
  role?: 'radiogroup' | undefined;
  onCheck: () => void;
  /** A button next to the button that checks. */
  action?: ReactNode;
  /** The task that the reader must complete before an answer can be checked. */
  problem: Text | null;
  /** Null while there is no answer. */
  outcome: Outcome | null;
}

/** The question, how it is answered, what came of it, and the explanation. */
export function Question(props: FrameProps) {
  const { id, kind, labelId, question, misconception, children, error, form, role, onCheck, action, problem, outcome } =
    props;
  const { ref, element } = useElement();
  // Answers of earlier visits appear in silence; what a reader does here is announced.
  const isAnnouncing = useTouched(element);
  const attributes = useRootAttributes();
  const format = useFormat();
  const isDouble = useAsked(id, element, { question, summary: outcome && <Summary {...outcome} /> });
  const doubled = isDouble ? complaint('id', `two questions with the id ${shown(id)}`, 'another id for each') : null;
  useLogged('Question', doubled);
  const shownError = error ?? doubled;
  return (
    <div
      ref={ref}
      className="df-question"
      data-question={id}
      data-kind={kind}
      data-state={outcome ? 'answered' : 'open'}
    >
      <div id={labelId} className="df-question-text">
        {question}
      </div>
      {form && (
        <fieldset
          {...attributes}
          className={rootClasses('df-question-form', undefined)}
          role={role}
          aria-labelledby={labelId}
        >
          {form}
          <div className="df-question-actions">
            <Button className="df-question-check" onClick={onCheck}>
              {format(messages.check)}
            </Button>
            {action}
          </div>
        </fieldset>
      )}
      {shownError && (
        <div {...attributes} className={rootClasses('df-question-error', undefined)}>
          <p className="df-message" role="alert">
            {shownError.message}
          </p>
        </div>
      )}
      <div
        {...attributes}
        className={rootClasses('df-question-result', undefined)}
        role={isAnnouncing ? 'status' : undefined}
      >
        {problem && <p className="df-question-problem">{format(problem)}</p>}
        {outcome && (
          <>
            <div className="df-question-verdict">
              <strong>{format(outcome.isRight ? messages.right : messages.wrong)}</strong> {outcome.details}
            </div>
            {!outcome.isRight && outcome.isBelief !== false && misconception && (
              <div className="df-question-misconception">
                <Said of={messages.misconception({ belief: misconception })} />
              </div>
            )}
            {outcome.first && (
              <div className="df-question-first">
                <Said of={messages.firstAnswer({ answer: outcome.first })} />
              </div>
            )}
          </>
        )}
      </div>
      {children && (
        <Disclosure
          className="df-question-explanation"
          opened={outcome?.answer ?? null}
          // A printed question does not give its answer away.
          isPrinted={outcome !== null}
          summary={<span lang={attributes.lang}>{format(messages.explanation)}</span>}
        >
          {children}
        </Disclosure>
      )}
    </div>
  );
}

/** Whether a reader has touched an element or gone into it. */
function useTouched(element: HTMLElement | null): boolean {
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    if (!element) return;
    const touch = () => setTouched(true);
    const events = ['focusin', 'pointerdown'] as const;
    for (const event of events) element.addEventListener(event, touch);
    return () => {
      for (const event of events) element.removeEventListener(event, touch);
    };
  }, [element]);
  return isTouched;
}

function Said({ of }: { of: Message<ShownGap> }) {
  return <FormattedMessage of={of} />;
}

/** An answer in a sheet. */
function Summary({ isRight, summary, first }: Outcome) {
  return (
    <>
      <div>
        {useFormat()(isRight ? messages.right : messages.wrong)} <Said of={messages.answerIs({ answer: summary })} />
      </div>
      {first && (
        <div>
          <Said of={messages.firstAnswer({ answer: first })} />
        </div>
      )}
    </>
  );
}
