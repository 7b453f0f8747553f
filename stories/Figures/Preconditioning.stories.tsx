import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, Preconditioning, TimestepSlider } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Train/Preconditioning',
  id: 'figures-preconditioning',
  tags: ['autodocs'],
  component: Preconditioning,
  argTypes: controlsOf(Preconditioning),
} satisfies Meta<typeof Preconditioning>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The factors of Karras et al. 2022, for data of standard deviation 0.5. At σ = 0.5 the prediction takes half of the state. */
export const Default: Story = {};

/** On a path that keeps α² + σ² = 1, with data of standard deviation 1, the network predicts −v. */
export const VPrediction: Story = { args: { schedule: { path: 'cosine' }, defaultT: 0.4 } };

/** On the path of flow matching, c_skip is larger than 1 where noise is small and the state is shrunk. */
export const OnAFlow: Story = { args: { schedule: { path: 'flow' }, defaultT: 0.3, defaultSigmaData: 1 } };

/** The factors of a consistency model, which returns its input at σ_min. */
export const ConsistencyModel: Story = { args: { sigmaMin: 0.002, defaultT: 0.1 } };

/** It follows the timestep of its page. */
export const FollowsThePage: Story = {
  render: (args) => (
    <DiffusionProvider defaultT={200} schedule={{ kind: 'linear' }}>
      <TimestepSlider />
      <Preconditioning {...args} />
    </DiffusionProvider>
  ),
};

/** Data without a standard deviation need no network. */
export const BadSigmaData: Story = { tags: ['error-state'], args: { sigmaData: 0 } };
