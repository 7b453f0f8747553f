import type { Meta, StoryObj } from '@storybook/react-vite';
import { DiffusionProvider, PlayControls, SampleTrajectories, TimestepSlider } from '../../src/index.js';
import { timestepControl } from '../controls.js';
import { trainedDenoiser } from './trainedDenoiser.js';

const meta = {
  title: 'Figures/SampleTrajectories',
  tags: ['autodocs'],
  component: SampleTrajectories,
  argTypes: {
    points: { control: 'select', options: ['swissRoll', 'twoMoons', 'eightGaussians', 'spiral', 'letters'] },
    count: { control: { type: 'range', min: 1, max: 20_000, step: 1 } },
    denoiser: { control: false },
    // What is set, readers cannot change.
    sampler: { control: false },
    defaultSampler: { control: 'object' },
    onSamplerChange: { control: false },
    steps: { control: { type: 'range', min: 1, max: 250, step: 1 } },
    starts: { control: false },
    defaultStarts: { control: { type: 'range', min: 0, max: 500, step: 1 } },
    onStartsChange: { control: false },
    target: { control: false },
    defaultTarget: { control: { type: 'number', min: 0, step: 1 } },
    onTargetChange: { control: false },
    t: timestepControl,
    schedule: { control: 'object' },
    seed: { control: { type: 'number', step: 1 } },
    caption: { control: 'text' },
    onReady: { control: false },
    onError: { control: false },
  },
} satisfies Meta<typeof SampleTrajectories>;
export default meta;
type Story = StoryObj<typeof meta>;

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

/** Three steps: each goes straight to where x̂0 points. */
export const FewSteps: Story = { args: { points: 'eightGaussians', steps: 3, defaultStarts: 20 } };

/** No such sampler. */
export const BadSampler: Story = { tags: ['error-state'], args: { sampler: { kind: 'euler' as 'ddim', eta: 0 } } };
