'use client';

import { Chart } from '../../charts/Chart.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import type { Message, ShownGap } from '../../i18n/message.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import type { ConfigurationSource } from './configurations.js';
import { messages } from './messages.js';
import { type Described, describe, RATIO, SIGMA, type StepsChart } from './model.js';
import { ConfigurationPicker, StepsField, StepTable, SurpriseLists, useSteps } from './View.js';

/** Timestep and σ of each step of each configuration; the last line is the end. */
export function* stepLines(described: readonly Described[]): Generator<string> {
  yield ['step', ...described.flatMap(({ side }) => [`timestep ${side}`, `sigma ${side}`])].join(',');
  const lines = Math.max(...described.map(({ noise }) => noise.length));
  for (let step = 0; step < lines; step++) {
    const cells = described.flatMap(({ table }) => [table.timesteps[step] ?? '', table.sigmas[step] ?? '']);
    yield [step, ...cells].join(',');
  }
}

/** Each is a row of the table, all of which are there. */
const MOST_STEPS = 200;
/** Of an image of 1024 × 1024 pixels in FLUX. */
const TOKENS = 4096;
const MOST_TOKENS = 1_000_000;

export { configurationNames } from './configurations.js';

/**
 * The timesteps and σ of a published `scheduler_config.json`, as a chart and a table, for one configuration or two side by side.
 * Readers choose a known configuration or paste their own. Notes below the table list its surprising settings.
 *
 * The class of a scheduler fills in the keys that a file leaves out, and the classes have different defaults. See
 * `schedulerFromConfig` for the supported classes.
 *
 * ```tsx
 * <SchedulerTable />
 * <SchedulerTable defaultConfig="sdxl-euler" defaultCompared={null} defaultSteps={30} />
 * ```
 */
export const SchedulerTable = defineFigure({
  name: 'scheduler-table',
  takes: {},
  props: {
    /**
     * The configuration A: a name, as `'sd15-euler'`, or a `scheduler_config.json` of the diffusers library, as its text or as an
     * object. Set, it changes only when this prop does; then the page keeps what readers choose by `onConfigChange`. Defaults to
     * `'sd15-ddim'`.
     */
    config: prop.data<ConfigurationSource>('configuration', 'sd15-ddim'),
    /** The initial `config`, in whose place readers choose or paste another. */
    defaultConfig: prop.initial<ConfigurationSource>(),
    /** Called with the name that a reader chooses, or the text that they write. */
    onConfigChange: prop.handler<(config: ConfigurationSource) => void>(),
    /** The configuration B beside it, as `config`, or null for none; defaults to `'sd15-euler'`. */
    compared: prop.data<ConfigurationSource | null>('configuration', 'sd15-euler'),
    /** The initial `compared`, in whose place readers choose another or none. */
    defaultCompared: prop.initial<ConfigurationSource | null>(),
    /** Called with what a reader compares: a name, a text, or null. */
    onComparedChange: prop.handler<(compared: ConfigurationSource | null) => void>(),
    /** How many steps both take, an integer in 1 ≤ steps ≤ 200; defaults to 20. */
    steps: prop.integer({ default: 20, min: 1, max: MOST_STEPS }),
    /** The initial `steps`, in whose place readers write another number. */
    defaultSteps: prop.initial<number>(),
    /** Called with the number of steps that a reader writes. */
    onStepsChange: prop.handler<(steps: number) => void>(),
    /**
     * Tokens of the image, by which some flows shift, an integer in 1 ≤ tokens ≤ 1,000,000; defaults to 4096, those of 1024 × 1024
     * pixels in FLUX.
     */
    tokens: prop.integer({ default: TOKENS, min: 1, max: MOST_TOKENS }),
  },
  caption: messages.caption,
  model: ({ config, compared, steps, tokens }) => {
    const asked = { steps, tokens };
    const second = compared === null ? [] : [describe('B', compared, asked)];
    return { described: [describe('A', config, asked), ...second] };
  },
  placeholder: (model) => model,
  use: useSteps,
  View: ({ model, shown, choose, canChoose, live: { chart, marked, mark } }) => (
    <>
      <div className="df-configurations">
        <ConfigurationPicker
          side="A"
          source={shown.config}
          disabled={!canChoose('config')}
          onChange={(config) => choose('config', config)}
        />
        <ConfigurationPicker
          side="B"
          source={shown.compared}
          isOptional
          disabled={!canChoose('compared')}
          onChange={(compared) => choose('compared', compared)}
        />
        <StepsField
          steps={shown.steps}
          most={MOST_STEPS}
          disabled={!canChoose('steps')}
          onChange={(steps) => choose('steps', steps)}
        />
      </div>
      {model && chart && (
        <>
          <div className="df-compared">
            <Chart {...chart} title={titleOf(model.described, chart)} marker={{ ...chart.marker, onChange: mark }} />
          </div>
          <div className="df-scheduler">
            <StepTable described={model.described} marked={marked} onMark={mark} />
            <SurpriseLists described={model.described} />
          </div>
        </>
      )}
    </>
  ),
  table:
    ({ described }) =>
    () =>
      stepLines(described),
});

export type SchedulerTableProps = prop.PropsOf<typeof SchedulerTable>;

/** What the chart shows; of a flow it is not the σ of its file. */
function titleOf(described: readonly Described[], { range }: StepsChart): Message<ShownGap> {
  const sigma = <LabelTex>{SIGMA}</LabelTex>;
  const ratio = <LabelTex>{RATIO}</LabelTex>;
  const title = described.some(({ isFlow }) => isFlow)
    ? messages.titleWithFlow({ sigma, ratio })
    : messages.title({ sigma });
  return range ? messages.inRange({ title: <FormattedMessage of={title} />, range }) : title;
}
