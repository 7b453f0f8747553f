import type { Meta, StoryObj } from '@storybook/react-vite';
import { timestepControl } from '../controls.js';
import { ScrubT } from './ScrubT.js';

const meta = {
  title: 'Learn/Scrub t',
  tags: ['!manifest'],
  component: ScrubT,
  args: { initialT: 200, kind: 'linear' },
  argTypes: {
    initialT: timestepControl,
    kind: { control: 'select', options: ['linear', 'quadratic', 'sigmoid', 'cosine'] },
  },
  render: (args) => <ScrubT key={args.initialT} {...args} />,
} satisfies Meta<typeof ScrubT>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The notebook’s schedule. */
export const Linear: Story = {};

/** The cosine schedule, which adds noise later. */
export const Cosine: Story = { args: { kind: 'cosine' } };

/** Near the end of the chain, where the image has to be scaled up the most. */
export const NearTheEnd: Story = { args: { initialT: 900 } };
