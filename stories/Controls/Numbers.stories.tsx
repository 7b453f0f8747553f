import type { Meta, StoryObj } from '@storybook/react-vite';
import { CoefficientValue, DiffusionProvider, NoiseTriptych, TimestepValue } from '../../src/index.js';

const meta = {
  title: 'Controls/Numbers in sentences',
  tags: ['autodocs'],
  component: CoefficientValue,
  args: { name: 'alphasCumprodSqrt', digits: 3 },
  argTypes: { digits: { control: { type: 'range', min: 0, max: 12, step: 1 } } },
  render: (args) => (
    <DiffusionProvider defaultT={200}>
      <p>
        At t = <TimestepValue /> the image is multiplied by <CoefficientValue {...args} /> and the noise by{' '}
        <CoefficientValue name="oneMinusAlphasCumprodSqrt" />. Drag a number to the left or right, or move it by the
        arrow keys.
      </p>
      <NoiseTriptych />
    </DiffusionProvider>
  ),
} satisfies Meta<typeof CoefficientValue>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Each number has the colour of what it scales. */
export const Default: Story = {
  decorators: [
    (Page) => (
      <div className="page">
        <Page />
      </div>
    ),
  ],
};

/** A name that does not exist says which do. */
export const BadName: Story = {
  tags: ['error-state'],
  args: { name: 'gammas' as 'betas' },
  render: (args) => <CoefficientValue {...args} />,
};
