import { type ComponentProps, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { complaint, invalid, tagOf } from '../base/check.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { useLastValid } from '../hooks/useStable.js';
import parts from '../styles/teach/parts.css?inline';
import roots from '../styles/teach/roots.css?inline';
import { AnswersContext } from '../teach/Answers.js';
import { Choice, choiceModel } from '../teach/Choice.js';
import { Prediction } from '../teach/Prediction.js';
import { predictionModel } from '../teach/predictions.js';
import { Questions } from '../teach/questions.js';
import { type Answer, AnswerStore, type Place, readAnswers, writeAnswers } from '../teach/store.js';
import { Tex } from '../tex/Tex.js';
import { TexError } from '../ui/TexError.js';
import { useStyles } from '../ui/useStyles.js';
import { type AnyModel, membersOf, type Traits } from './model.js';

// A question as a widget. The kernel and the views have the answer in common: python/src/diffusion_figures/questions.py is the other side.

/** The host of the widget has the margins of a question, which is as wide as a text. */
const RULES = `${roots}
${parts}
.df-question { margin: 0; max-width: min(100%, 45rem) }`;

interface QuestionViewProps {
  type: string;
  model: AnyModel;
  traits: Traits;
  change: (make: () => void) => void;
  tellError: (message: string) => void;
}

/** The question of a model. Its last valid props stay if a cell sets others that are wrong. */
export function QuestionView({ type, model, traits, change, tellError }: QuestionViewProps) {
  const place = useRef<HTMLDivElement>(null);
  useStyles(RULES, place);
  const { value, error } = useMemo(() => tryCatch(() => questionOf(type, traits.props)), [type, traits.props]);
  const question = useLastValid(value);
  const message = error?.message ?? '';
  useEffect(() => tellError(message), [message, tellError]);
  const id = question?.id ?? '';
  const page = useMemo(
    () => ({ store: new AnswerStore('none', '', placeIn(model, id, change)), questions: new Questions() }),
    [model, id, change],
  );
  return (
    <div ref={place}>
      {error && <TexError>{error.message}</TexError>}
      <AnswersContext.Provider value={page}>{question?.element}</AnswersContext.Provider>
    </div>
  );
}

/** The answer in the traits of a model, which the views of all pages and a saved notebook have. */
function placeIn(model: AnyModel, id: string, change: (make: () => void) => void): Place {
  return {
    listen: (tell) => {
      model.on('change:chosen', tell);
      // MyST's pages have no `off`.
      return () => void tryCatch(() => model.off('change:chosen', tell));
    },
    read: () => {
      const [value, first] = [model.get('chosen') ?? null, model.get('first_chosen') ?? null];
      return value === null ? null : writeAnswers(new Map([[id, { value, first: first ?? value } as Answer]]));
    },
    write: (text) =>
      change(() => {
        const answer = readAnswers(text).get(id);
        // The first answer comes first, because listeners hear of the other one.
        model.set('first_chosen', answer?.first ?? null);
        model.set('chosen', answer?.value ?? null);
      }),
  };
}

/**
 * Returns the question that the trait `props` describes.
 *
 * @throws RangeError that names the prop that is wrong.
 */
function questionOf(type: string, traits: unknown): { id: string; element: ReactNode } {
  const { question, misconception, explanation, ...given } = Object.fromEntries(membersOf(traits));
  const texts = {
    question: wordsOf('question', question),
    misconception: wordsOf('misconception', misconception),
    children: wordsOf('explanation', explanation),
  };
  const id = String(given['id']);
  if (type === 'choice') {
    const { options } = given;
    const own = { ...given, options: Array.isArray(options) ? options.map(optionOf) : options };
    choiceModel(own as unknown as Parameters<typeof choiceModel>[0]);
    return { id, element: <Choice {...(own as unknown as ComponentProps<typeof Choice>)} {...texts} /> };
  }
  const { line, truth, wrong, x } = given;
  const isCurve = given['kind'] === 'curve';
  const own = {
    ...given,
    line: curveOf('line', line, x),
    truth: isCurve ? curveOf('truth', truth, x) : truth,
    wrong: isCurve ? curveOf('wrong', wrong, x) : wrong,
  };
  predictionModel(own as unknown as Parameters<typeof predictionModel>[0]);
  return { id, element: <Prediction {...(own as unknown as ComponentProps<typeof Prediction>)} {...texts} /> };
}

function optionOf(option: unknown): unknown {
  if (tagOf(option) !== 'Object') return option;
  const { label, reason } = option as Record<string, unknown>;
  return { ...(option as object), label: wordsOf('label', label), reason: wordsOf('reason', reason) };
}

function wordsOf(name: string, text: unknown): ReactNode {
  if (text === undefined || text === null || text === '') return undefined;
  if (typeof text !== 'string') throw invalid(name, text, 'a text');
  return <Words>{text}</Words>;
}

/** A formula between dollar signs. A sign before a space or after one, and one before a digit, is no such sign: $5 or $6. */
const FORMULA = /\$(?=\S)([^$]*[^$\s])\$(?!\d)/;

/** Text with formulas. */
function Words({ children }: { children: string }) {
  return children.split(FORMULA).map((part, index) => (index % 2 === 1 ? <Tex key={index}>{part}</Tex> : part));
}

/** Positions are rounded to whole ones within this distance, because sums of decimal fractions are not exact. */
const ROUNDING = 1e-9;

/** The function that interpolates between the values at evenly spaced x; anything else stays as it is. */
function curveOf(name: string, values: unknown, axis: unknown): unknown {
  if (!Array.isArray(values)) return values;
  if (values.length < 2) throw complaint(name, `${values.length} values`, 'two or more values');
  const { min, max } = (axis ?? {}) as { min: number; max: number };
  const last = values.length - 1;
  // Null is no value.
  const valueAt = (index: number) => (typeof values[index] === 'number' ? values[index] : Number.NaN);
  return (x: number) => {
    const place = (last * (x - min)) / (max - min);
    const near = Math.round(place);
    if (Math.abs(place - near) < ROUNDING) return valueAt(near);
    const before = Math.floor(place);
    return valueAt(before) + (valueAt(before + 1) - valueAt(before)) * (place - before);
  };
}
