import { createElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { DiffusionProvider } from '../../src/index.js';
import { Choice, Prediction } from '../../src/teach/index.js';
import { type Given, predictionModel, shareOf } from '../../src/teach/predictions.js';
import { FigureNames } from '../../stories/Learn/FigureNumber.js';
import { Lesson } from '../../stories/Learn/Lesson.js';
import type { PrintedQuestion } from '../../stories/Learn/PrintedQuestions.js';
import { textOf } from './pageText.js';

type Props = Readonly<Record<string, unknown>>;

/** The axes on which a question is drawn, and the line that it gives. */
function plotOf(kind: PrintedQuestion['kind'], props: Props): Pick<PrintedQuestion, 'x' | 'y' | 'line'> {
  const model = kind === 'place' || kind === 'curve' ? predictionModel({ ...props, kind } as unknown as Given) : null;
  if (model?.kind !== 'place' && model?.kind !== 'curve') return {};
  const { x, y } = model;
  const percent = (share: number) => Math.round(1000 * share) / 10;
  const points = model.kind === 'place' ? model.line.filter((_, index) => index % 6 === 0) : [];
  const line = points.map(
    (point) => `${percent(shareOf(point[0], x))},${percent(1 - Math.min(2, Math.max(-1, shareOf(point[1], y))))}`,
  );
  const unit = props['unit'] === undefined ? '' : ` (${props['unit']})`;
  const [onX, onY] = kind === 'place' ? [unit, ''] : ['', unit];
  return {
    x: { ...x, label: x.label + onX },
    y: { ...y, label: y.label + onY },
    ...(line.length > 0 && { line: line.join(' ') }),
  };
}

/** A question as a page asks it. */
export interface AskedQuestion {
  readonly type: typeof Choice | typeof Prediction;
  readonly props: Props;
  /** The names of the page’s figures. */
  readonly figures: readonly string[];
}

/** The questions of a lesson, in the order in which they stand. */
export function askedOf(Page: () => ReactNode): AskedQuestion[] {
  const found: AskedQuestion[] = [];
  let figures: readonly string[] = [];
  const read = (node: ReactNode): void => {
    if (Array.isArray(node)) for (const one of node) read(one);
    if (!isValidElement(node)) return;
    const { type, props } = node as ReactElement<Props>;
    if (type === Lesson) figures = props['figures'] as readonly string[];
    if (type === Choice || type === Prediction) {
      found.push({ type: type as AskedQuestion['type'], props, figures });
    } else if (typeof type === 'function' && /MDX/.test(type.name)) {
      read((type as (props: Props) => ReactNode)(props));
    }
    read(props['children'] as ReactNode);
  };
  // A page in MDX asks for its components by a hook: it is unfolded where that is allowed.
  function Reader() {
    read((Page as (props: Props) => ReactNode)({}));
    return null;
  }
  renderToString(createElement(Reader));
  return found;
}

/** The questions of a lesson as plain text with formulas between dollars. */
export function questionsOf(Page: () => ReactNode): PrintedQuestion[] {
  return askedOf(Page).map(({ type, props, figures }) => {
    const written = (node: ReactNode) => {
      const inPage = createElement(FigureNames, { value: figures }, node);
      const markup = renderToStaticMarkup(createElement(DiffusionProvider, { defaultT: 50 }, inPage));
      return textOf(markup)
        .replace(/«([^»]*)»/g, '$$$1$$')
        .trim();
    };
    const options = props['options'] as readonly { readonly label: ReactNode }[] | undefined;
    const kind = type === Choice ? 'choice' : ((props['kind'] as PrintedQuestion['kind'] | undefined) ?? 'slider');
    return {
      id: String(props['id']),
      kind,
      question: written(props['question'] as ReactNode),
      misconception: written(props['misconception'] as ReactNode),
      ...(options && { options: options.map(({ label }) => written(label)) }),
      ...plotOf(kind, props),
    };
  });
}
