import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, ScheduleChart } from '../../src/index.js';
import { controlsOf } from '../controls.js';
import { onPage } from './onPage.js';

const meta = {
  title: 'Notebook cells/03 Schedule',
  component: ScheduleChart,
  decorators: [onPage],
  argTypes: controlsOf(ScheduleChart),
} satisfies Meta<typeof ScheduleChart>;
export default meta;

/** What is left of the image at each step, and how much noise has come in. */
export const Schedule: StoryObj<typeof meta> = {
  name: '03 Schedule',
  args: {
    caption:
      'The scale of the image, √ᾱ, falls while the scale of the noise, √(1 − ᾱ), rises. Where they cross, both are √½ ≈ 0.71. β, what a single step adds, has an axis of its own.',
    betasApart: true,
  },
  render: (args) => (
    <>
      <Equation name="alphas" />
      <Equation name="alphas-cumprod" />
      <ScheduleChart {...args} />
    </>
  ),
};
