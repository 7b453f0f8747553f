import type { Meta, StoryObj } from '@storybook/react-vite';
import { gaussianPath } from '../../src/core/index.js';
import { DiffusionProvider, PlayControls, SampleTrajectories, TimestepSlider } from '../../src/index.js';
import { controlsOf, range } from '../controls.js';
import { trainedDenoiser } from './trainedDenoiser.js';

const meta = {
  title: 'Figures/Points/SampleTrajectories',
  id: 'figures-sampletrajectories',
  tags: ['autodocs'],
  component: SampleTrajectories,
  argTypes: {
    ...controlsOf(SampleTrajectories),
    steps: range(1, 250),
    defaultStarts: range(0, 500),
    defaultTarget: { control: { type: 'number', min: 0, step: 1 } },
  },
} satisfies Meta<typeof SampleTrajectories>;
export default meta;
type Story = StoryObj<typeof meta>;

const FLOW = gaussianPath({ kind: 'flow' });

/** An oracle and the exact denoiser of two moons. */
export const Default: Story = {};

/** With a network, trained for a thousand steps. DDIM: the paths are smooth, and the same whatever the noise. */
export const Learned: Story = {
  loaders: [trainedDenoiser],
  args: { defaultTarget: 7 },
  render: (args, { loaded }) => <SampleTrajectories {...args} denoiser={loaded['denoiser']} />,
};

/** DDPM adds noise at each step. */
export const Ddpm: Story = {
  loaders: [trainedDenoiser],
  args: { defaultSampler: { kind: 'ddpm', variance: 'posterior' }, steps: 100, defaultStarts: 4 },
  render: (args, { loaded }) => <SampleTrajectories {...args} denoiser={loaded['denoiser']} />,
};

/** A hundred points, played through by the timestep of the page. */
export const FollowsThePage: Story = {
  loaders: [trainedDenoiser],
  args: { defaultStarts: 100 },
  render: (args, { loaded }) => (
    <DiffusionProvider defaultT={400} schedule={{ kind: 'cosine' }}>
      <TimestepSlider />
      <PlayControls />
      <SampleTrajectories {...args} denoiser={loaded['denoiser']} />
    </DiffusionProvider>
  ),
};

/** The straight path of flow matching: the oracle's are straight, those of the exact denoiser bend. */
export const OnAPath: Story = {
  args: { t: 0 },
  render: (args) => <SampleTrajectories {...args} schedule={FLOW} />,
};

/** Three steps: each goes straight to where x̂0 points. */
export const FewSteps: Story = { args: { points: 'eightGaussians', steps: 3, defaultStarts: 20 } };

/** The same three steps with two predictions each: they bend with the arc. Readers switch to DDIM and back. */
export const Heun: Story = {
  args: { points: 'eightGaussians', steps: 3, defaultStarts: 20, defaultSampler: { kind: 'heun', in: 'time' } },
};

/** No such sampler. */
export const BadSampler: Story = { tags: ['error-state'], args: { sampler: { kind: 'rk4' as 'ddim', eta: 0 } } };
