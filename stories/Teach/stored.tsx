import type { Decorator } from '@storybook/react-vite';
import { Answers } from '../../src/teach/index.js';

/** Each story is a page of its own, whose answers are kept in the browser. */
export const onOwnPage: Decorator = (Story, { id }) => (
  <Answers page={id}>
    <Story />
  </Answers>
);

/** A story whose reader has answered before: the first answer, and the latest. */
export function answered(id: string, value: unknown, first: unknown = value) {
  return withAnswers({ [id]: { value, first } });
}

/** The same for several questions. */
export function withAnswers(answers: object) {
  return ({ id: page }: { id: string }) => {
    localStorage.setItem(`diffusion-figures:answers:${page}`, JSON.stringify({ version: 1, answers }));
  };
}

/** A story that nobody has answered. */
export function unanswered({ id: page }: { id: string }) {
  localStorage.removeItem(`diffusion-figures:answers:${page}`);
}
