import type { Meta, StoryObj } from '@storybook/react-vite';
import { Choice } from '../../src/teach/index.js';

const meta = {
  title: 'Teach/Choice',
  component: Choice,
  args: {
    id: 'scaling',
    question: 'A step multiplies the image by √(1 − β) before it adds noise. Why?',
    misconception: 'Noise alone makes the image disappear.',
    options: [
      { value: 'variance', label: 'It keeps the variance at 1', reason: 'Noise adds β, and the factor takes β away.' },
      { value: 'faster', label: 'It makes the chain shorter', reason: 'The number of steps is chosen by hand.' },
      { value: 'nothing', label: 'It changes nothing', reason: 'Without it the variance would grow with every step.' },
    ],
    answer: 'variance',
    children: <p>The variance of the next state is (1 − β) · 1 + β = 1, whatever β is.</p>,
  },
} satisfies Meta<typeof Choice>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Unanswered: Story = {};
