import type { Meta, StoryObj } from '@storybook/react-vite';
import { SolverComparison } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Compare/SolverComparison',
  id: 'figures-solvercomparison',
  tags: ['autodocs'],
  component: SolverComparison,
  argTypes: controlsOf(SolverComparison),
} satisfies Meta<typeof SolverComparison>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Three solvers with steps even in log-SNR. */
export const Default: Story = {};

/** One solver, three spacings. On the path of flow matching the plainest one wins while steps are few. */
export const Spacings: Story = {
  args: { defaultSolvers: ['dpm++'], defaultSpacings: ['time', 'logSnr', 'karras'], defaultEvaluations: 16 },
};

/** On EDM’s own path, where t is σ, steps that are even in t hardly leave the noise. */
export const OnEdm: Story = {
  args: { path: 'edm', defaultSolvers: ['heun'], defaultSpacings: ['time', 'karras'], defaultEvaluations: 32 },
};

/** In one evaluation Euler leads to the mean of the data, and the flow map to the exact ends. */
export const FlowMap: Story = {
  args: { defaultSolvers: ['ddim', 'map'], defaultSpacings: ['time'], defaultEvaluations: 1 },
};

/** As many evaluations as nobody can choose. */
export const BadEvaluations: Story = { tags: ['error-state'], args: { evaluations: 0 as 8 } };
