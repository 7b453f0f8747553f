'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { invalid } from '../base/check.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { useLogged } from '../hooks/useLogged.js';
import { Questions } from './questions.js';
import { type Answer, AnswerStore, type Storage, storeOf, type Value } from './store.js';

const STORAGES = ['local', 'url', 'none'];

interface Page {
  readonly store: AnswerStore;
  readonly questions: Questions;
}

/** The answers and the questions of a page. A host that stores answers in a place of its own provides both. */
export const AnswersContext = createContext<Page | null>(null);

export interface AnswersProps {
  /** Names the page; defaults to the path of its address. */
  page?: string | undefined;
  /**
   * The storage of answers: the browser's local storage, the part of the address after `#`, or memory until the reader
   * leaves the page; defaults to `'local'`.
   */
  storage?: Storage | undefined;
  /** The page, with its questions. */
  children?: ReactNode;
}

/**
 * Sets the storage for the answers to the questions inside. No answer is sent anywhere.
 *
 * ```tsx
 * <Answers page="noise">
 *   <Choice id="scaling" …>…</Choice>
 *   <AnswerSheet title="Your answers" />
 * </Answers>
 * ```
 */
export function Answers({ page, storage = 'local', children }: AnswersProps) {
  const isKnown = STORAGES.includes(storage);
  useLogged('Answers', isKnown ? null : invalid('storage', storage, STORAGES.join(', ')));
  const value = usePageOf(page, isKnown ? storage : 'local');
  return <AnswersContext.Provider value={value}>{children}</AnswersContext.Provider>;
}

const questionsOf = new WeakMap<AnswerStore, Questions>();

function pageOf(page: string | undefined, storage: Storage): Page {
  if (typeof document === 'undefined') return { store: new AnswerStore(storage, ''), questions: new Questions() };
  const store = storeOf(storage, page ?? (storage === 'url' ? '' : location.pathname));
  let questions = questionsOf.get(store);
  if (!questions) {
    questions = new Questions();
    questionsOf.set(store, questions);
  }
  return { store, questions };
}

function usePageOf(page: string | undefined, storage: Storage): Page {
  return useMemo(() => pageOf(page, storage), [page, storage]);
}

/** The answers here: those of the nearest provider, else the page's. */
export function usePage(): Page {
  const ofPage = usePageOf(undefined, 'local');
  return useContext(AnswersContext) ?? ofPage;
}

/** Returns the stored answers. There are none during the hydration of a server's markup. */
export function useAnswers(): ReturnType<AnswerStore['answers']> {
  const { store } = usePage();
  return useSyncExternalStore(store.subscribe, store.answers, store.noAnswers);
}

/** Whether answers are stored where the page has set. */
export function useKept(): boolean {
  const { store } = usePage();
  return useSyncExternalStore(store.subscribe, store.isKept, () => true);
}

export interface Answered {
  /** The reader's answer; null if there is none. */
  readonly answer: Answer | null;
  readonly commit: (value: Value) => void;
}

/**
 * Returns the answer to a question.
 *
 * @param isPossible - whether a stored value may be an answer; others are ignored.
 */
export function useAnswer(id: string, isPossible: (value: Value) => boolean): Answered {
  const { store } = usePage();
  const stored = useAnswers().get(id);
  const commit = useCallback((value: Value) => store.answer(id, value), [store, id]);
  if (!stored || !isPossible(stored.value)) return { answer: null, commit };
  return { answer: isPossible(stored.first) ? stored : { ...stored, first: stored.value }, commit };
}

/** The question and its answer for a sheet. */
export interface Shown {
  readonly question: ReactNode;
  /** Null while there is no answer. */
  readonly summary: ReactNode;
}

/**
 * Registers a question with the sheets of the page while it is mounted.
 *
 * @returns whether another question has its id.
 */
export function useAsked(id: string, element: HTMLElement | null, shown: Shown): boolean {
  const { questions } = usePage();
  const [token] = useState(() => ({}));
  useLayoutEffect(() => {
    if (!element) return;
    const text = element.querySelector('.df-question-text')?.textContent ?? '';
    questions.set(token, { id, element, text, ...shown });
  });
  useLayoutEffect(() => () => questions.remove(token), [questions, token]);
  return useSyncExternalStore(
    questions.subscribe,
    () => questions.isDouble(token),
    () => false,
  );
}

/** The questions of the page in the order in which they stand there. */
export function useQuestions() {
  const { questions } = usePage();
  return useSyncExternalStore(questions.subscribe, questions.all, questions.none);
}

/** The element of a ref, once it is there. */
export function useElement() {
  const ref = useRef<HTMLDivElement>(null);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  useLayoutEffect(() => setElement(ref.current), []);
  return { ref, element };
}
