import type { Meta, StoryObj } from '@storybook/react-vite';
import { Equation, type EquationName } from '../../src/index.js';

const names: readonly EquationName[] = [
  'alphas',
  'alphas-cumprod',
  'forward-step',
  'trajectory',
  'forward-jump',
  'forward-jump-sample',
  'reverse-joint',
  'reverse-step',
  'posterior-mean',
  'predict-x0',
  'reverse-variance',
  'reverse-distribution',
  'reverse-sample',
];

const meta = {
  title: 'Building blocks/Equation',
  id: 'figures-equation',
  tags: ['autodocs'],
  component: Equation,
  argTypes: {
    name: { control: 'select', options: names },
    tex: { control: 'text' },
    number: { control: 'text' },
    values: { control: 'boolean' },
  },
} satisfies Meta<typeof Equation>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The forward process in one jump, (2). */
export const Default: Story = { args: { name: 'forward-jump' } };

/** Every named equation, in the notebook's order. */
export const AllNames: Story = {
  render: () => (
    <>
      {names.map((name) => (
        <Equation key={name} name={name} />
      ))}
    </>
  ),
};

/** The values of the coefficients at t = 50, each under its symbol. */
export const WithValues: Story = {
  render: () => (
    <>
      {names.map((name) => (
        <Equation key={name} name={name} values />
      ))}
    </>
  ),
};

/** TeX of the author's own, with a number. */
export const OwnTex: Story = {
  args: { tex: String.raw`\ell_1 = \frac{1}{n} \sum_{i=1}^{n} \lvert a_i - b_i \rvert`, number: '8' },
};

/** A name that no equation has. */
export const BadName: Story = { tags: ['error-state', 'pictured'], args: { name: 'backward-jump' as EquationName } };

/** TeX that cannot be read. */
export const BadTex: Story = { tags: ['error-state'], args: { tex: String.raw`\frac{1}{` } };
