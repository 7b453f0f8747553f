// Questions for readers, who commit to an answer before they see the truth.

export { AnswerSheet, type AnswerSheetProps } from './AnswerSheet.js';
export { Answers, type AnswersProps } from './Answers.js';
export { Choice, type ChoiceOption, type ChoiceProps } from './Choice.js';
export type { CurvePredictionProps, NumberPredictionProps, PlacePredictionProps } from './Prediction.js';
export { Prediction, type PredictionProps } from './Prediction.js';
export type { PredictionAxis } from './predictions.js';
export type { QuestionProps } from './Question.js';
export { Reveal, type RevealProps } from './Reveal.js';
