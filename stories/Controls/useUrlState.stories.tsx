import type { Meta, StoryObj } from '@storybook/react-vite';
import { LinkedPage } from './LinkedPage.js';

const meta = {
  title: 'Controls/useUrlState',
  tags: ['!manifest'],
  component: LinkedPage,
} satisfies Meta<typeof LinkedPage>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The query of the address follows t, seed and schedule, and a page opened with it shows them. */
export const Default: Story = {};
