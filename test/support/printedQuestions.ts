import { createElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { DiffusionProvider } from '../../src/index.js';
import { Choice, Prediction } from '../../src/teach/index.js';
import { FigureNames } from '../../stories/Learn/FigureNumber.js';
import { Lesson } from '../../stories/Learn/Lesson.js';
import type { PrintedQuestion } from '../../stories/Learn/PrintedQuestions.js';
import { textOf } from './pageText.js';

type Props = Readonly<Record<string, unknown>>;

/** The questions of a lesson, in the order in which they stand, as plain text with formulas between dollars. */
export function questionsOf(Page: () => ReactNode): PrintedQuestion[] {
  const found: PrintedQuestion[] = [];
  let figures: readonly string[] = [];
  const written = (node: ReactNode) => {
    const inPage = createElement(FigureNames, { value: figures }, node);
    const markup = renderToStaticMarkup(createElement(DiffusionProvider, { defaultT: 50 }, inPage));
    return textOf(markup)
      .replace(/«([^»]*)»/g, '$$$1$$')
      .trim();
  };
  const read = (node: ReactNode): void => {
    if (Array.isArray(node)) for (const one of node) read(one);
    if (!isValidElement(node)) return;
    const { type, props } = node as ReactElement<Props>;
    if (type === Lesson) figures = props['figures'] as readonly string[];
    if (type === Choice || type === Prediction) {
      const options = props['options'] as readonly { readonly label: ReactNode }[] | undefined;
      found.push({
        id: String(props['id']),
        kind: type === Choice ? 'choice' : ((props['kind'] as PrintedQuestion['kind'] | undefined) ?? 'slider'),
        question: written(props['question'] as ReactNode),
        misconception: written(props['misconception'] as ReactNode),
        ...(options && { options: options.map(({ label }) => written(label)) }),
      });
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
