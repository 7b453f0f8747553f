'use client';

import { type ReactNode, useRef, useState } from 'react';
import type { Message } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { useRootAttributes } from '../page/rootAttributes.js';
import { Button } from '../ui/Button.js';
import { rootClasses } from '../ui/classes.js';
import { Guard } from '../ui/Guard.js';
import { useAnswers, useKept, usePage, useQuestions } from './Answers.js';
import { messages } from './messages.js';
import type { AnswerMap, Storage } from './store.js';

export interface AnswerSheetProps {
  /** Stands above the answers. */
  title?: ReactNode;
}

const KEPT: Readonly<Record<Storage, Message>> = {
  local: messages.keptInBrowser,
  url: messages.keptInAddress,
  none: messages.keptNowhere,
};

/**
 * The reader's answers to the questions of this page, with buttons that print them, save them as text, and forget them.
 *
 * ```tsx
 * <AnswerSheet title="Your answers" />
 * ```
 */
export function AnswerSheet(props: AnswerSheetProps) {
  return (
    <Guard>
      <Sheet {...props} />
    </Guard>
  );
}

function Sheet({ title }: AnswerSheetProps) {
  const { store } = usePage();
  const answers = useAnswers();
  const isKept = useKept();
  const answered = useQuestions().filter(({ summary }) => summary !== null);
  const [forgotten, setForgotten] = useState<AnswerMap | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const format = useFormat();
  const attributes = useRootAttributes();
  const controls = { ...attributes, className: rootClasses('df-sheet-controls', undefined) };
  const forget = () => {
    setForgotten(answers);
    store.set(new Map());
  };
  const undo = () => {
    store.restore(forgotten ?? new Map());
    setForgotten(null);
  };
  return (
    <div ref={sheet} className="df-sheet">
      {title && <div className="df-sheet-title">{title}</div>}
      {answered.length > 0 ? (
        <ol className="df-sheet-answers">
          {answered.map(({ id, question, summary }) => (
            <li key={id}>
              <div className="df-sheet-question">{question}</div>
              <div className="df-sheet-answer">{summary}</div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="df-sheet-none">{format(messages.noAnswers)}</p>
      )}
      <div {...controls}>
        <p className="df-question-hint" role="status">
          {format(
            forgotten && answers.size === 0 ? messages.forgotten : isKept ? KEPT[store.storage] : messages.notKept,
          )}
        </p>
        <div className="df-question-actions">
          {answered.length > 0 && (
            <>
              <Button onClick={() => printAlone(sheet.current as HTMLElement)}>{format(messages.print)}</Button>
              <Button onClick={() => saveText(textOf(sheet.current as HTMLElement))}>{format(messages.save)}</Button>
            </>
          )}
          {/* The sheet has one button, so that the focus stays on it. */}
          {(answers.size > 0 || forgotten) && (
            <Button key="forget" onClick={answers.size > 0 ? forget : undo}>
              {format(answers.size > 0 ? messages.forget : messages.undo)}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Prints an element of the page, and nothing else. */
function printAlone(element: HTMLElement): void {
  element.dataset['printed'] = '';
  const end = () => {
    delete element.dataset['printed'];
  };
  // Some browsers print later and some not at all: with the next press the page is whole again.
  addEventListener('afterprint', end, { once: true });
  addEventListener('pointerdown', end, { once: true });
  print();
}

function saveText(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: 'answers.txt' }).click();
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A sheet as text. */
export function textOf(sheet: HTMLElement): string {
  const title = sheet.querySelector('.df-sheet-title');
  const lines = [...sheet.querySelectorAll('.df-sheet-answers > li')].map((item, index) => {
    const question = item.querySelector('.df-sheet-question') as Element;
    const answers = item.querySelectorAll('.df-sheet-answer > div');
    return [`${index + 1}. ${plainText(question)}`, ...[...answers].map(plainText)].join('\n   ');
  });
  return `${[...(title ? [plainText(title)] : []), ...lines].join('\n\n')}\n`;
}

/** The text of an element, with formulas as TeX: KaTeX writes each twice, for eyes and for screen readers. */
function plainText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const formula of copy.querySelectorAll('.katex')) {
    formula.replaceWith(formula.querySelector('annotation')?.textContent ?? formula.textContent ?? '');
  }
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
