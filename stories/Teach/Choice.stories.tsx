import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { Choice } from '../../src/teach/index.js';
import { onOwnPage, unanswered } from './stored.js';

const meta = {
  title: 'Teach/Choice',
  component: Choice,
  decorators: [onOwnPage],
  beforeEach: unanswered,
  args: {
    id: 'factor',
    question: 'Each step multiplies the image by √(1 − β) before it adds noise. Why?',
    misconception: 'Only the noise makes the image disappear.',
    options: [
      {
        value: 'variance',
        label: 'The variance stays 1',
        reason: 'The factor removes as much variance as the noise adds.',
      },
      { value: 'steps', label: 'The chain needs fewer steps', reason: 'The number of steps is chosen separately.' },
      { value: 'nothing', label: 'It changes nothing', reason: 'Without the factor, each step would add variance.' },
    ],
    answer: 'variance',
    children: <p>An image of variance 1 has the variance (1 − β) · 1 + β = 1 after the step.</p>,
  },
} satisfies Meta<typeof Choice>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The explanation is closed. A reader chooses first. */
export const Unanswered: Story = {};

/** The reason for the right option, and the explanation. */
export const Right: Story = {
  play: ({ canvasElement }) => choose(canvasElement, 'The variance stays 1'),
};

/** The reason against the chosen option, the misconception, and both options named. */
export const Wrong: Story = {
  tags: ['pictured'],
  play: ({ canvasElement }) => choose(canvasElement, 'The chain needs fewer steps'),
};

async function choose(story: HTMLElement, label: string): Promise<void> {
  const { getByLabelText, getByRole } = within(story);
  await userEvent.click(getByLabelText(label));
  await userEvent.click(getByRole('button', { name: 'Check' }));
  await expect(story.querySelector('.df-question')).toHaveAttribute('data-state', 'answered');
}
