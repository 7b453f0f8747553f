import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { Reveal } from '../../src/teach/index.js';

const meta = {
  title: 'Teach/Reveal',
  component: Reveal,
  args: { summary: 'Why does the variance stay 1?', children: <p>Because (1 − β) · 1 + β = 1.</p> },
} satisfies Meta<typeof Reveal>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};

export const Open: Story = {
  play: ({ canvasElement }) => userEvent.click(within(canvasElement).getByText('Why does the variance stay 1?')),
};
