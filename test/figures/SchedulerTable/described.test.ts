import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import {
  type ConfigurationSource,
  configurationNames,
  configurations,
} from '../../../src/figures/SchedulerTable/configurations.js';
import { SchedulerTable } from '../../../src/figures/SchedulerTable/index.js';
import { describe, describeChart, sigmaCell, timestepCells } from '../../../src/figures/SchedulerTable/model.js';
import { tryCatch } from '../../../src/hooks/tryCatch.js';
import { format } from '../../../src/i18n/format.js';
import { ENGLISH } from '../../../src/i18n/locale.js';
import { english } from '../../support/english.js';
import { goldenTables } from '../../support/golden.js';
import { anyConfiguration } from '../../support/schedulerConfigs.js';
import { tableLines } from '../../support/tableLines.js';

const described = (source: ConfigurationSource, steps = 20, tokens = 4096) => describe('A', source, { steps, tokens });
/** The notes of a configuration, as they are read. */
const notesOf = (...args: Parameters<typeof described>) =>
  described(...args).notes.map((note) => format(note, ENGLISH));

it('knows the published configurations', () => {
  const published = Object.values(goldenTables().published).map(({ config }) => config);
  for (const name of configurationNames) expect(published).toContainEqual(configurations[name]);
});

it('refuses so many timesteps that a page would stand still for seconds, in a text and in an object', () => {
  const text = '{ "_class_name": "DDIMScheduler", "num_train_timesteps": 1000000 }';
  const reason = /invalid num_train_timesteps: 1000000; expected at most 10000/;
  for (const source of [text, JSON.parse(text)]) {
    expect(() => described(source)).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: expect.stringMatching(reason) }) }),
    );
  }
  expect(described({ _class_name: 'DDIMScheduler', num_train_timesteps: 10_000 }).table.timesteps[0]).toBe(9500);
});

group('what surprises is said of the configuration that has it', () => {
  it('a spacing that no key names', () => {
    const usual = (name: ConfigurationSource) => notesOf(name).find((note) => note.includes('names no'));
    expect(usual('sd15-ddim')).toContain('DDIMScheduler then uses leading;');
    expect(usual('sd15-euler')).toContain('EulerDiscreteScheduler then uses linspace;');
    expect(usual('sdxl-euler')).toBeUndefined();
    // Karras' spacing in DPM++ depends on no other.
    expect(usual('sd15-dpm-karras')).toBeUndefined();
  });

  it('leading divides by the steps, in DPM++ by one more', () => {
    expect(notesOf('sdxl-euler', 30)[0]).toBe(
      'leading takes timesteps 33 apart, 1000 / 30 rounded down, from t = 958 to 1; the 41 above are never visited.',
    );
    expect(notesOf('sd15-dpm-leading', 20)[0]).toBe(
      'leading takes timesteps 47 apart, 1000 / (20 + 1) rounded down, from t = 941 to 48; the 58 above are never visited. Other classes divide by 20.',
    );
  });

  it('Karras’ ends are those of the visited timesteps in Euler, those of all in DPM++', () => {
    expect(notesOf('sdxl-euler-karras', 30)).toContain(
      'use_karras_sigmas runs from σ = 11.48 to 0.04131, the first and the last that leading visits.',
    );
    expect(notesOf('sd15-dpm-karras')).toContain(
      'use_karras_sigmas runs from σ = 14.61 to 0.02917, the ends of all 1000 timesteps. timestep_spacing is not read.',
    );
    expect(notesOf({ ...configurations['sdxl-euler-karras'], sigma_max: 5 }).join()).not.toContain('use_karras_sigmas');
  });

  it('one timestep above the first is never visited, or none', () => {
    const config = { _class_name: 'EulerDiscreteScheduler', timestep_spacing: 'leading', steps_offset: 0 };
    const leadingIn = (steps: number) => notesOf(config, steps)[0];
    expect(leadingIn(999)).toBe(
      'leading takes timesteps 1 apart, 1000 / 999 rounded down, from t = 998 to 0; the one above is never visited.',
    );
    expect(leadingIn(1000)).toContain('from t = 999 to 0; the 0 above are never visited.');
  });

  it('a shift acts twice, one by tokens once', () => {
    expect(notesOf('sd3', 28)).toEqual([
      'A shift of 3 acts twice: it moves the least σ from 0.001 to 0.002994, and then every σ on the way there, so that the last is 0.008929.',
    ]);
    expect(notesOf('flux', 28)).toEqual([
      'use_dynamic_shifting multiplies σ / (1 − σ) by 3.158 for 4096 tokens, by 1.649 for 256. The shift of the file is not read.',
    ]);
  });

  it('where the last step ends', () => {
    expect(notesOf('sd15-ddim', 50)).toContain(
      'The last step ends at ᾱ = 0.99915, σ = 0.02917, not at the clean image: set_alpha_to_one is false.',
    );
    const clean = { ...configurations['sd15-ddim'], set_alpha_to_one: true };
    expect(notesOf(clean, 50).join()).not.toContain('ends at');
    expect(notesOf({ ...clean, timestep_spacing: 'trailing' }, 150).join()).toContain('The last step ends at t = 0, ');
    const least = { ...configurations['sd15-euler'], final_sigmas_type: 'sigma_min' };
    expect(notesOf(least).join()).toContain('not at the clean image: final_sigmas_type is sigma_min.');
  });

  it('an SNR of 0 is one in DDIM, and nearly one in Euler', () => {
    expect(notesOf('sd21-zero-snr-ddim', 25)).toContain(
      'At t = 999, ᾱ is 0: the state is noise alone, and σ is infinite.',
    );
    expect(notesOf('sd21-zero-snr-euler', 25).join()).toContain('takes ᾱ = 2⁻²⁴, so that σ is 4096.');
  });

  it('evaluations, timesteps that are logarithms, keys that are not read', () => {
    expect(notesOf('sd15-pndm', 50)).toContain('It calls its network 51 times in 50 steps, twice at t = 961.');
    expect(notesOf('sd15-pndm', 1)).toContain('It calls its network once, in its only step.');
    const slow = { ...configurations['sd15-pndm'], skip_prk_steps: false };
    expect(notesOf(slow, 50)).toContain(
      'It calls its network 59 times in 50 steps: each of the first three takes four evaluations.',
    );
    expect(notesOf('edm')).toEqual([
      'Its network receives ln(σ) / 4 as t: not an integer, and below 0 where σ is less than 1.',
    ]);
    expect(notesOf('sd15-euler')).toContain(
      'EulerDiscreteScheduler does not read set_alpha_to_one, skip_prk_steps, clip_sample.',
    );
  });
});

group('the noise over the signal', () => {
  it('is σ of a schedule, and σ / (1 - σ) of a flow, in whichever direction it counts', () => {
    const { table, noise } = described('sd15-euler');
    expect(noise).toEqual(table.sigmas);
    const flow = described('sd3');
    expect(flow.noise[0]).toBe(Infinity);
    expect(flow.noise[10]).toBeCloseTo((flow.table.sigmas[10] ?? 0) / (1 - (flow.table.sigmas[10] ?? 0)), 12);
    const inverted = described({ ...configurations.sd3, invert_sigmas: true });
    expect(inverted.noise.slice(0, 20).map((value) => value.toFixed(9))).toEqual(
      flow.noise.slice(0, 20).map((value) => value.toFixed(9)),
    );
    expect(inverted.noise[20]).toBe(0);
  });
});

it('shows no NaN, and an infinite σ as ∞, whatever valid keys a file has', () => {
  fc.assert(
    fc.property(anyConfiguration, fc.constantFrom(1, 2, 7, 200), (config, steps) => {
      const { value: one } = tryCatch(() => described(config, steps));
      if (one === null) return;
      const { label, range } = describeChart([one], 0);
      const cells = [timestepCells(one.table.timesteps), one.table.sigmas.map(sigmaCell), one.noise.map(sigmaCell)];
      const texts = [label, ...(range ? [range] : []), ...one.notes, ...cells.flat()].map((text) => english(text));
      expect(texts.filter((text) => /NaN|Infinity|undefined/.test(text))).toEqual([]);
      expect(one.noise.every((value) => value >= 0)).toBe(true);
      expect(tableLines(SchedulerTable, { model: { described: [one] } }).join()).not.toMatch(/NaN|undefined/);
    }),
    { examples: [[{ _class_name: 'EulerDiscreteScheduler', beta_end: 0.9, final_sigmas_type: 'sigma_min' }, 2]] },
  );
});

it.each<[ConfigurationSource, number, string]>([
  ['{', 20, 'Configuration A: invalid configuration: "{"; expected the object or the text of a scheduler_config.json'],
  ['sd14', 20, 'Configuration A: invalid configuration: "sd14"; expected'],
  [
    { _class_name: 'SASolverScheduler' },
    20,
    'Configuration A: invalid _class_name: "SASolverScheduler"; expected one of ',
  ],
  [{ ...configurations.sd3, shfit: 3 }, 20, 'Configuration A: invalid shfit: 3; expected a key of '],
  [{ ...configurations['sd15-ddim'], use_karras_sigmas: true }, 20, 'Configuration A: invalid use_karras_sigmas: true'],
  ['sd15-ddim', 1000, 'Configuration A: invalid steps: 1000; expected fewer'],
])('says what is wrong in %o', (source, steps, message) => {
  expect(() => described(source, steps)).toThrow(message);
});
