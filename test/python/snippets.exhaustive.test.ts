import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as core from '../../src/core/index.js';
import { playedChain, rowChain } from '../../src/figures/ReverseChain/chain.js';
import * as streams from '../../src/figures/shared/shownState.js';
import { equalScales } from '../../src/process/crossings.js';
import { pathFrom } from '../../src/process/gaussianPath.js';
import { pathOf } from '../../src/process/pathOf.js';
import { timeAtShare } from '../../src/process/timestep.js';
import type { Shown } from '../../src/serialize/code.js';
import { pythonOf } from '../../src/serialize/python.js';
import { casesBy } from '../../tools/python/cases.mjs';
import { checkSnippets } from '../../tools/python/check.mjs';
import { lackOfPython } from '../../tools/python/python.mjs';
import { definitions } from '../support/definitions.js';
import { few } from '../support/exhaustive.js';

// `npm run python` runs the snippets of all figures.

const byName = new Map(definitions.map((definition) => [definition.name, definition]));
const library = {
  ...{ core, streams, equalScales, timeAtShare, playedChain, rowChain, pythonOf },
  ...{ definitions: byName, pathOfOptions: pathFrom },
};

const lack = lackOfPython();
if (lack) console.warn(`skipped: ${lack}`);

const names = casesBy(library).map(({ name }) => name);

it.skipIf(lack).each(few(names, (name) => name === 'noise-triptych'))(
  '%s: NumPy prints what the figure shows',
  (name) => {
    const [result] = checkSnippets(library, [name]);
    expect(result?.wrong).toEqual([]);
    expect(result?.numbers).toBeGreaterThan(50);
  },
);

function snippetOf(name: string, props: object, page: Partial<Shown> = {}, shape?: readonly number[]) {
  return pythonOf(name, { props, propTable: byName.get(name)?.all ?? {}, defaults: {}, t: undefined, ...page }, shape);
}

function codeOf(...given: Parameters<typeof snippetOf>): string {
  const snippet = snippetOf(...given);
  return 'code' in snippet ? snippet.code : `lack: ${snippet.lack}`;
}

describe('a snippet', () => {
  it('draws from the streams from which the figure draws', () => {
    const { CHAIN_START, DIAGRAM_PREVIOUS, DIAGRAM_STEP, SHARED_EPSILON, OTHER_EPSILON, gridSample } = streams;
    const chain = `for stream in (${CHAIN_START}, ${DIAGRAM_PREVIOUS}, ${DIAGRAM_STEP})`;
    expect(codeOf('chain-diagram', {})).toContain(chain);
    const reconstruction = codeOf('x0-reconstruction', { epsilonError: 0.2 });
    expect(reconstruction).toContain(`for stream in (${SHARED_EPSILON}, ${OTHER_EPSILON})`);
    expect(codeOf('forward-grid', { rows: 3 })).toContain(`${gridSample(2, 0)}`);
    expect(codeOf('forward-grid', { rows: 3, sameNoise: true })).toContain(`${gridSample(0, 0)}`);
  });

  it('has the figure’s own t, that of its readers, the page’s, or its usual one', () => {
    expect(codeOf('noise-triptych', { t: 7 }, { t: 300 })).toContain('\nt, seed = 7, 0\n');
    expect(codeOf('schedule-chart', { defaultT: 9 }, { t: 300 })).toContain('\nt = [0, 9, 999]\n');
    expect(codeOf('noise-triptych', {}, { t: 300 })).toContain('\nt, seed = 300, 0\n');
    expect(codeOf('noise-triptych', {})).toContain('\nt, seed = 50, 0\n');
    expect(codeOf('mean-comparison', {}, { t: 0 })).toContain('\nt, seed = 1, 0\n');
    expect(codeOf('noise-triptych', { schedule: { path: 'flow' } }, { t: 250 })).toContain('\nt, seed = 0.25, 0\n');
    expect(codeOf('schedule-chart', { t: null }, { t: 300 })).toContain('\nt = [0, 999]\n');
  });

  it('has what the provider of the page has', () => {
    const code = codeOf('noise-triptych', {}, { defaults: { seed: 4, schedule: { kind: 'sigmoid', timesteps: 20 } } });
    expect(code).toContain('\nschedule = create_schedule("sigmoid", timesteps=20)\nt, seed = 19, 4\n');
  });

  it('has an image of zeros in the shape of the figure’s, and says so', () => {
    const line = (...given: Parameters<typeof snippetOf>) => /^x0 = .*$/m.exec(codeOf(...given))?.[0];
    expect(line('noise-triptych', {})).toMatch(/^x0 = np\.zeros\(\(192, 256, 3\)\) {2}# put your image here/);
    expect(line('noise-triptych', { resolution: 64 })).toContain('(48, 64, 3)');
    expect(line('noise-triptych', { image: { shape: [5, 7], values: new Float32Array(35) } })).toContain('((5, 7))');
    expect(line('noise-triptych', {}, {}, [9, 4, 3])).toContain('(9, 4, 3)');
  });

  it('is lacking where a network, points or functions make the numbers, and by default', () => {
    expect(snippetOf('point-process', {})).toEqual({ lack: 'data' });
    expect(snippetOf('x0-reconstruction', { denoiser: 'gaussian' })).toEqual({ lack: 'data' });
    expect(snippetOf('noise-prediction', {})).toEqual({ lack: 'data' });
    expect(snippetOf('histogram', { points: 'spiral' })).toEqual({ lack: 'data' });
    expect(snippetOf('schedule-chart', { schedule: pathOf(core.createSchedule()) })).toEqual({ lack: 'functions' });
    expect(snippetOf('scheduler-table', {})).toEqual({ lack: 'figure' });
    expect(snippetOf('my-figure', {})).toEqual({ lack: 'figure' });
    expect(snippetOf('mean-comparison', { schedule: { path: 'flow' } })).toEqual({ lack: 'figure' });
    expect(snippetOf('noise-triptych', { schedule: { kind: 'none' } })).toEqual({ lack: 'figure' });
  });

  it('is as the docs show one', () => {
    const [, shown = ''] =
      /```py\n(# pip install[\s\S]*?)\n```/.exec(readFileSync('stories/Docs/Notebooks.mdx', 'utf8')) ?? [];
    expect(codeOf('noise-triptych', { schedule: { path: 'flow' }, t: 0.35 })).toBe(shown);
  });

  it('has at most 15 lines, whatever the figure', () => {
    const schedules = [{ kind: 'cosine' }, { path: 'zero-snr', shift: 3 }, { path: 've', shift: 2 }];
    const codes = schedules.flatMap((schedule) =>
      [...byName.keys()].flatMap((name) => {
        const snippet = snippetOf(name, { schedule, denoiser: 'oracle', epsilonError: 0.2 });
        return 'code' in snippet ? [snippet.code] : [];
      }),
    );
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => code.split('\n').length > 15)).toEqual([]);
    expect(codes.filter((code) => code.includes('undefined') || code.includes('NaN'))).toEqual([]);
  });
});
