'use client';

import { complaint } from '../../base/check.js';
import { Chart } from '../../charts/Chart.js';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import type { Message, ShownGap } from '../../i18n/message.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import type { ConfigurationSource } from './configurations.js';
import { messages } from './messages.js';
import { type Described, describe, RATIO, SIGMA, type StepsChart } from './model.js';
import { ConfigurationPicker, StepsField, StepTable, SurpriseLists, useSteps } from './View.js';

/** The largest number of steps. Each step is a row of the table, all of which are rendered. */
const MAX_STEPS = 200;
/** The tokens of an image of 1024 × 1024 pixels in FLUX. */
const TOKENS = 4096;
const MAX_TOKENS = 1_000_000;
/** The longest text of a configuration. One with a β for each of 10,000 timesteps has about 300,000 characters. */
const MAX_CHARACTERS = 500_000;

export { configurationNames } from './configurations.js';

/**
 * The timesteps and noise levels of a published model’s scheduler, as a chart and a table.
 *
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
  shared: {},
  props: {
    /**
     * The configuration A: a name, such as `'sd15-euler'`, or a `scheduler_config.json` of the diffusers library, as its text or as an
     * object. A text has at most 500,000 characters. Defaults to `'sd15-ddim'`.
     */
    config: prop.controlled(prop.data<ConfigurationSource>('configuration', 'sd15-ddim', readConfiguration)),
    /** The configuration B, a name or a `scheduler_config.json` as in `config`, or null for none; defaults to `'sd15-euler'`. */
    compared: prop.controlled(prop.data<ConfigurationSource | null>('configuration', 'sd15-euler', readConfiguration)),
    /** The number of steps of both configurations, an integer in 1 ≤ steps ≤ 200; defaults to 20. */
    steps: prop.controlled(prop.integer({ default: 20, min: 1, max: MAX_STEPS })),
    /**
     * The number of tokens of the image, by which some flows shift, an integer in 1 ≤ tokens ≤ 1,000,000; defaults to 4096, those of 1024 ×
     * 1024 pixels in FLUX.
     */
    tokens: prop.integer({ default: TOKENS, min: 1, max: MAX_TOKENS }),
  },
  caption: messages.caption,
  model: ({ config, compared, steps, tokens }) => {
    const asked = { steps, tokens };
    const second = compared === null ? [] : [describe('B', compared, asked)];
    return { described: [describe('A', config, asked), ...second] };
  },
  use: useSteps,
  View: ({ model, status: { chart, marked, mark } }) => (
    <>
      <div className="df-configurations">
        <ConfigurationPicker side="A" name="config" />
        <ConfigurationPicker side="B" name="compared" isOptional />
        <StepsField />
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
  table: ({ model: { described } }) =>
    csv(['step', ...described.flatMap(({ side }) => [`timestep ${side}`, `sigma ${side}`])], function* () {
      const count = Math.max(...described.map(({ noise }) => noise.length));
      for (let step = 0; step < count; step++) {
        yield [step, ...described.flatMap(({ table }) => [table.timesteps[step], table.sigmas[step]])];
      }
    }),
});

export type SchedulerTableProps = prop.PropsOf<typeof SchedulerTable>;

/** Refuses a longer text before it is parsed or shown, which would take seconds. */
function readConfiguration<Source extends ConfigurationSource | null>(source: Source, name: string): Source {
  if (typeof source !== 'string' || source.length <= MAX_CHARACTERS) return source;
  throw complaint(name, `${source.length} characters`, `at most ${MAX_CHARACTERS}`);
}

/** The title of the chart. The ratio of a flow is not the σ of its file. */
function titleOf(described: readonly Described[], { range }: StepsChart): Message<ShownGap> {
  const sigma = <LabelTex>{SIGMA}</LabelTex>;
  const ratio = <LabelTex>{RATIO}</LabelTex>;
  const title = described.some(({ isFlow }) => isFlow)
    ? messages.titleWithFlow({ sigma, ratio })
    : messages.title({ sigma });
  return range ? messages.inRange({ title: <FormattedMessage of={title} />, range }) : title;
}
