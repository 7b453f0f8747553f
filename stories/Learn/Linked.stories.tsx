import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { timestepControl } from '../controls.js';
import { Linked } from './Linked.js';

const meta = {
  title: 'Learn/Point at a term',
  tags: ['!manifest'],
  component: Linked,
  args: { initialT: 200 },
  argTypes: { initialT: timestepControl },
  render: (args) => <Linked key={args.initialT} {...args} />,
} satisfies Meta<typeof Linked>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing is pointed at yet. */
export const Default: Story = {};

/** The term of the noise is held: its curve and its picture belong to it. */
export const NoiseTermHeld: Story = {
  tags: ['pictured'],
  play: async ({ canvas, canvasElement }) => {
    const [term] = await canvas.findAllByRole('button', { name: /the noise epsilon$/ });
    await userEvent.click(term as HTMLElement);
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-linked=dim]').length).toBeGreaterThan(5), {
      timeout: 60_000,
    });
  },
};
