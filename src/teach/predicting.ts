import type { TextGap } from '../i18n/message.js';
import type { QuestionProps } from './Question.js';

/** What every kind of prediction needs. */
export interface Predicting<Model> {
  model: Model;
  asked: QuestionProps & { labelId: string; error: Error | null };
  write: Write;
  unit: string | undefined;
}

/** Writes a number as the page wants it. */
export interface Write {
  /** Without its unit. */
  (value: number): TextGap;
  readonly withUnit: (value: number) => TextGap;
}
