import type { Meta, StoryObj } from '@storybook/react-vite';
import { configurationNames } from '../../src/figures/SchedulerTable/index.js';
import { SchedulerTable } from '../../src/index.js';
import { controlsOf } from '../controls.js';

const known = { control: 'select', options: configurationNames } as const;
const knownOrNone = { control: 'select', options: [...configurationNames, null] } as const;

const meta = {
  title: 'Figures/Schedules/SchedulerTable',
  id: 'figures-schedulertable',
  tags: ['autodocs'],
  component: SchedulerTable,
  argTypes: {
    ...controlsOf(SchedulerTable),
    config: known,
    defaultConfig: known,
    compared: knownOrNone,
    defaultCompared: knownOrNone,
  },
} satisfies Meta<typeof SchedulerTable>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Two files that differ in the name of the class alone: other timesteps, another end. */
export const Default: Story = {};

/** The same switch, and other ends: Euler takes those of the timesteps that it visits, DPM++ those of all. */
export const Karras: Story = { args: { defaultConfig: 'sdxl-euler-karras', defaultCompared: 'sd15-dpm-karras' } };

/** Flows count their σ from 1 to 0. Here one is shifted twice, the other by its tokens. */
export const Flows: Story = { args: { defaultConfig: 'sd3', defaultCompared: 'flux', defaultSteps: 28 } };

/** Where ᾱ ends at 0, σ is infinite; what divides by ᾱ keeps a little. */
export const ZeroSnr: Story = {
  args: { defaultConfig: 'sd21-zero-snr-ddim', defaultCompared: 'sd21-zero-snr-euler', defaultSteps: 25 },
};

/** A file of one’s own, alone. */
export const Own: Story = {
  args: {
    defaultConfig: '{ "_class_name": "EDMEulerScheduler", "sigma_min": 0.01, "sigma_max": 10 }',
    defaultCompared: null,
    defaultSteps: 8,
  },
};

/** A key with a slip in it. */
export const UnknownKey: Story = {
  tags: ['error-state'],
  args: { defaultConfig: { _class_name: 'FlowMatchEulerDiscreteScheduler', shfit: 3 } },
};

/** No sampler takes no steps. */
export const NoSteps: Story = { tags: ['error-state'], args: { defaultSteps: 0 } };
