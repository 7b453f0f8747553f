import type { Meta, StoryObj } from '@storybook/react-vite';
import { AnswerSheet, Choice, Prediction } from '../../src/teach/index.js';
import { onOwnPage, unanswered, withAnswers } from './stored.js';

const meta = {
  title: 'Teach/AnswerSheet',
  component: AnswerSheet,
  decorators: [onOwnPage],
  beforeEach: unanswered,
  args: { title: 'Your answers' },
  render: (args) => (
    <>
      <Choice
        id="noise"
        question="Which noise does a step add?"
        misconception="Each step adds the same noise."
        options={[
          { value: 'same', label: 'The same at every step' },
          { value: 'fresh', label: 'Fresh noise at every step' },
        ]}
        answer="fresh"
      >
        <p>The noises of two steps are independent.</p>
      </Choice>
      <Prediction
        id="mean"
        question="What is the mean of the noise?"
        misconception="Noise is brighter than the image."
        kind="number"
        min={-1}
        max={1}
        truth={0}
        tolerance={0}
      >
        <p>As many values lie below 0 as above.</p>
      </Prediction>
      <AnswerSheet {...args} />
    </>
  ),
} satisfies Meta<typeof AnswerSheet>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Answered: Story = {
  beforeEach: withAnswers({ noise: { value: 'fresh', first: 'same' }, mean: { value: 0, first: 0 } }),
};

export const Empty: Story = {};
