import { describe, expect, it } from 'vitest';
import { documentedProps, shownDefaults, withoutDefaults, written } from '../../../.storybook/documented.js';
import { MeanComparison } from '../../../src/figures/MeanComparison/index.js';
import { PredictionTargets } from '../../../src/figures/PredictionTargets/index.js';
import { controlsOf } from '../../../stories/controls.js';

type Context = Parameters<typeof shownDefaults>[0];

/** What Storybook knows of a figure, after our own part. */
function contextOf(descriptions: Record<string, string>, initialArgs = {}): Context {
  const argTypes = Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [
      name,
      { name, description, control: { type: 'number' } },
    ]),
  );
  const context = { title: 'Figures/Noise/ForwardGrid', argTypes, initialArgs } as unknown as Context;
  return { ...context, argTypes: documentedProps(context) } as Context;
}

describe('docstrings in Storybook', () => {
  it('have their indices set below, and their code as it is', () => {
    expect(written('x_t from `x_0`, not x_{t-1}')).toBe('x<sub>t</sub> from `x_0`, not x<sub>t-1</sub>');
    expect(written('√ᾱ_t·x̂0 of p_θ, one x0. 10 a_name')).toBe(
      '√ᾱ<sub>t</sub>·x̂<sub>0</sub> of p<sub>θ</sub>, one x<sub>0</sub>. 10 a\\_name',
    );
    expect(written('As in\n```ts\nconst x_t = 1;\n```\nx_t')).toBe('As in\n```ts\nconst x_t = 1;\n```\nx<sub>t</sub>');
  });

  it('begin no list where a line is wrapped', () => {
    expect(written('defaults to\n256. More.\n\n- one\n- two')).toBe('defaults to 256. More.\n\n- one\n- two');
  });

  it.each([
    ['Samples per row; defaults to 4.', '4'],
    ['A number; defaults to 0.02. The cosine kind ignores it.', '0.02'],
    ["When; defaults to the provider's, else `'lazy'`.", "'lazy'"],
    ["Which; defaults to the page's, else to 50 or the last t of a shorter schedule.", '50'],
    ['How many; defaults to 5, in a player to 50.', '5'],
  ])('give the default of "%s" as a value', (description, summary) => {
    expect(contextOf({ prop: description }).argTypes['prop']?.table?.defaultValue).toEqual({ summary });
  });

  it('give no value where the default is none', () => {
    expect(contextOf({ prop: 'Text; defaults to\n   none' }).argTypes['prop']?.table?.defaultValue).toBeUndefined();
  });

  it('leave a value to the definition that has it', () => {
    const table = { defaultValue: { summary: '200' } };
    const argTypes = { t: { name: 't', description: 'A timestep; defaults to a fifth of the way.', table } };
    expect(documentedProps({ argTypes } as unknown as Context)['t']?.table?.defaultValue).toEqual({ summary: '200' });
    expect(controlsOf(PredictionTargets).schedule.table?.defaultValue?.summary).toBe(
      "{ kind: 'cosine', timesteps: 1000 }",
    );
  });
});

describe('the controls of a figure', () => {
  const props = {
    kind: "How x_t is sampled; defaults to `'jump'`.",
    seed: 'Names the noise; defaults to 0.',
    image: 'The image; defaults to a built-in image of a cat.',
    loading: "When it is drawn; defaults to the provider's, else `'lazy'`.",
    aspectRatio: "Width over height; defaults to the provider's, else 4 / 3.",
    resolution: 'The longest side; defaults to 256.',
    deviation: 'Around each point; defaults to 0.1.',
    formula: 'Shows (2); defaults to false.',
    loupe: "Whether a press magnifies; defaults to the provider's, else true.",
    t: "The timestep; defaults to the page's, else to 50 or the last t of a shorter schedule.",
  };

  const shown = { kind: 'jump', seed: 0, loading: 'lazy', deviation: 0.1, formula: false };

  it('offer what its definition allows', () => {
    const { t, difference } = controlsOf(MeanComparison);
    expect(t.control).toEqual({ type: 'range', min: 1, max: 999, step: 1 });
    expect(difference).toEqual({ control: 'select', options: [undefined, 'offered', 'shown'] });
    const { predictionError, defaultT, onTChange } = controlsOf(PredictionTargets);
    expect(predictionError.control).toEqual({ type: 'range', min: 0.01, max: 1, step: 0.01 });
    expect(defaultT.control).toEqual({ type: 'range', min: 0, max: 999, step: 1 });
    expect(onTChange.control).toBe(false);
  });

  it('show what the figure shows, without its t, which readers could not move then', () => {
    expect(shownDefaults(contextOf(props))).toEqual(shown);
  });

  it('leave what only goes with another prop to the figure', () => {
    expect(shownDefaults(contextOf({ from: "Where it begins; defaults to `'noise'` with a denoiser." }))).toEqual({});
  });

  it('leave what readers change to them', () => {
    const step = { step: 'Which state is shown. Defaults to 0.', defaultStep: 'The initial `step`; defaults to 0.' };
    expect(shownDefaults(contextOf(step))).toEqual({ defaultStep: 0 });
  });

  it('leave the timestep of a schedule that may be short to the figure', () => {
    expect(shownDefaults(contextOf(props, { schedule: {} }))).toEqual(shown);
  });

  it('do not make its code longer', () => {
    const { argTypes } = contextOf(props);
    const args = { kind: 'jump', seed: 7, t: 50, formula: false };
    expect(
      withoutDefaults('<ForwardGrid\n  kind="jump"\n  seed={7}\n  t={50}\n  formula={false}\n/>', { argTypes, args }),
    ).toBe('<ForwardGrid seed={7} />');
  });
});
