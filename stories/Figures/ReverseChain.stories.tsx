import type { Meta, StoryObj } from '@storybook/react-vite';
import { fireEvent, within } from 'storybook/test';
import { gaussianPath } from '../../src/core/index.js';
import { ReverseChain } from '../../src/index.js';
import { COFFEE_ASPECT_RATIO, coffee } from '../assets/coffee.js';
import { controlsOf } from '../controls.js';

const meta = {
  title: 'Figures/Sample/ReverseChain',
  id: 'figures-reversechain',
  tags: ['autodocs'],
  component: ReverseChain,
  argTypes: {
    ...controlsOf(ReverseChain),
    steps: { control: { type: 'number', min: 1, max: 1000, step: 1 } },
    from: { control: { type: 'number', min: 0, max: 999, step: 1 } },
  },
} satisfies Meta<typeof ReverseChain>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The states of the notebook, each drawn from the one before at once. */
export const Default: Story = {};

/** All thousand steps, one after another. */
export const Stepwise: Story = { args: { mode: 'stepwise' } };

/** More states between noise and image. */
export const TenStates: Story = { args: { states: 10 } };

/** DDIM with η = 0: ten steps without noise of their own, from one `x_T` always to the same image. */
export const Ddim: Story = { args: { sampler: { kind: 'ddim', eta: 0 }, steps: 10 } };

/** DDPM in fifty steps, with the variance of the posterior. */
export const FiftySteps: Story = { args: { sampler: { kind: 'ddpm', variance: 'posterior' }, steps: 50 } };

/** Each state at its standard deviation, against that of the forward process. */
export const Deviations: Story = { args: { deviations: true } };

/** In ten steps, DDPM with the variance β adds more noise than belongs into its states. */
export const TenStepsDeviations: Story = {
  args: { sampler: { kind: 'ddpm', variance: 'beta' }, steps: 10, deviations: true },
};

/** Play through it, step by step, or move the slider: here halfway. */
export const Player: Story = {
  args: { player: true },
  play: async ({ canvasElement }) => {
    const slider = within(canvasElement).getByRole('slider', { name: 'step of the chain' });
    fireEvent.change(slider, { target: { value: 25 } });
  },
};

/** DDIM in ten steps. */
export const PlayerOfDdim: Story = { args: { player: true, sampler: { kind: 'ddim', eta: 0 }, steps: 10 } };

/** The step that is taken a thousand times, (4) with (7): a state is its `x_t`, and the `x_{t-1}` of the step before. */
export const Formula: Story = { args: { formula: true } };

/** In ten steps of DDPM, `x_s` is a hundred timesteps before `x_t`. */
export const FormulaOfStrides: Story = {
  args: { formula: true, sampler: { kind: 'ddpm', variance: 'posterior' }, steps: 10 },
};

/** A denoiser predicts ε: Ho et al. 2020, equation (11). */
export const FormulaOfDenoiser: Story = {
  args: { formula: true, denoiser: 'gaussian', sampler: { kind: 'ddpm', variance: 'posterior' }, from: 40 },
};

/** The player shows the values of the step that leads on from its state; here of DDIM. */
export const PlayerFormula: Story = {
  args: { player: true, formula: true, sampler: { kind: 'ddim', eta: 0 }, steps: 10 },
  play: async ({ canvasElement }) => {
    const slider = within(canvasElement).getByRole('slider', { name: 'step of the chain' });
    fireEvent.change(slider, { target: { value: 5 } });
  },
};

/** With the cosine schedule the image comes back earlier. */
export const OtherSchedule: Story = { args: { schedule: { kind: 'cosine' } } };

const FLOW = gaussianPath({ kind: 'flow' });

/** Along the path of flow matching: DDIM goes back in a straight line, here in ten steps. */
export const OnAPath: Story = {
  render: (args) => <ReverseChain {...args} schedule={FLOW} />,
  args: { sampler: { kind: 'ddim', eta: 0 }, steps: 10, formula: true, deviations: true },
};

/** An author's own image. */
export const OwnImage: Story = { args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO } };

/** A model that has seen no image starts from noise: what it dreams are clouds. */
export const Denoised: Story = { args: { denoiser: 'gaussian' } };

/** From the noised image at t = 400, it keeps what is still to be seen. */
export const DenoisedFromImage: Story = {
  args: { image: coffee, aspectRatio: COFFEE_ASPECT_RATIO, denoiser: 'gaussian', from: 400 },
};

/** The same to play through: beside each state is the x̂_0 that it goes towards. */
export const DenoisedPlayer: Story = { args: { denoiser: 'gaussian', player: true, from: 600 } };

/** The last of 1000 steps is t = 999. */
export const BadFrom: Story = { tags: ['error-state'], args: { denoiser: 'gaussian', from: 1000 } };

/** A schedule of no steps. */
export const BadSchedule: Story = { tags: ['error-state'], args: { schedule: { timesteps: 0 } } };

/** No state to show. */
export const BadStates: Story = { tags: ['error-state'], args: { states: 0 } };
