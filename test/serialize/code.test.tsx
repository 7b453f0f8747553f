import fc from 'fast-check';
import * as React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { pathOf } from '../../src/process/pathOf.js';
import { resolveSchedule } from '../../src/process/schedule.js';
import type { ScheduleOptions } from '../../src/process/types.js';
import { registry } from '../../src/registry.js';
import { codeOf } from '../../src/serialize/code.js';
import { anyImage, anyList, anyPath, anySchedule, curvesOf } from '../support/written.js';

const { DiffusionProvider, ScheduleChart } = library;

const IMPORTS = `import { ScheduleChart } from 'diffusion-figures';
import 'diffusion-figures/style.css';

`;

/** The element that a page makes of copied JSX, which has imported its component and the styles. */
function elementOf(code: string): React.ReactElement<Record<string, unknown>> {
  expect(code.startsWith(IMPORTS)).toBe(true);
  const { outputText, diagnostics } = ts.transpileModule(`const element = ${code.slice(IMPORTS.length)};`, {
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.React, target: ts.ScriptTarget.ES2022 },
  });
  expect(diagnostics).toEqual([]);
  return new Function('React', ...Object.keys(library), `${outputText}; return element;`)(
    React,
    ...Object.values(library),
  );
}

const copied = (props: object) => codeOf('schedule-chart', { props, defaults: {}, t: undefined });
const propsOf = (props: object) => elementOf(copied(props).code).props;

describe('copied JSX', () => {
  it('has the texts that the figure has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (caption) => {
        expect(propsOf({ caption })).toEqual({ caption });
      }),
    );
  });

  it('has the data that the figure has', () => {
    const words = fc.dictionary(
      fc.string({ unit: 'binary' }),
      fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    );
    fc.assert(
      fc.property(words, (style) => {
        const own = Object.fromEntries(Object.entries(style));
        expect(propsOf({ style: own })).toEqual({ style: own });
      }),
    );
  });

  it('has the points and the image that the figure has', () => {
    fc.assert(
      fc.property(anyList, anyImage, (points, image) => {
        const read = propsOf({ points, image });
        expect(read).toEqual({ points: Array.from(points), image: { ...image, values: Array.from(image.values) } });
      }),
    );
  });

  it('has the schedule that the figure has, whatever says it', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const { kind: _, ...arrays } = resolveSchedule(schedule);
        expect(resolveSchedule(propsOf({ schedule })['schedule'] as ScheduleOptions)).toMatchObject(arrays);
      }),
    );
  });

  it('has the path that the figure has, as plain data', () => {
    const schedule = gaussianPath({ kind: 'flow', shift: 3 });
    expect(copied({ schedule }).code).toContain("schedule={{ path: 'flow', shift: 3 }}");
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(curvesOf(propsOf({ schedule: path })['schedule'])).toEqual(curvesOf(path));
      }),
    );
    expect(copied({ schedule: pathOf(resolveSchedule({})) })).toMatchObject({ left: ['schedule'] });
  });

  it.each<[string, object]>([
    ['a custom property', { style: { '--x': 1, color: 'red' } }],
    ['a text of several lines inside', { style: { content: "a\n'b'\\" } }],
    ['a name that is none of its own', JSON.parse('{ "data": { "__proto__": 1 } }')],
    ['no caption', { caption: null }],
    ['more betas than anybody reads', { schedule: { betas: new Array(9000).fill(0.01) } }],
  ])('has %s', (_, props) => {
    expect(propsOf(props)).toEqual(props);
    expect(copied(props).left).toEqual([]);
  });

  it('leaves out as a whole what cannot be written down, and says so', () => {
    const props = {
      schedule: { betas: new Float64Array(200_000).fill(0.01) },
      image: new Blob(),
      caption: <b>bold</b>,
      onReady: () => {},
      'a b': 1,
      seed: 7,
    };
    expect(copied(props)).toEqual({
      code: `${IMPORTS}<ScheduleChart seed={7} />`,
      left: ['schedule', 'image', 'caption', 'a b'],
    });
  });
});

it('imports every figure of the library from it, and no other', () => {
  const own = ['NoiseLadder', 'DiffusionProvider'];
  const codes = [...Object.keys(registry), ...own].map((component) => {
    const name = component.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
    return [component, codeOf(name, { props: {}, defaults: {}, t: undefined }).code] as const;
  });
  const imported = codes.filter(([, code]) => code.includes("from 'diffusion-figures'"));
  expect(codes.filter((code) => !imported.includes(code)).map(([component]) => component)).toEqual(own);
  for (const [component, code] of imported) {
    expect(code).toContain(`import { ${component} } from`);
    expect(library).toHaveProperty(component);
  }
});

describe('the timestep of copied JSX', () => {
  const propTable = (min: 0 | 1, isNullable: boolean) =>
    ({
      t: { kind: 'timestep', from: 'page', min, isNullable },
      schedule: { kind: 'schedule', from: 'provider' },
    }) as const;
  const codeAt = (
    props: object,
    t: number | undefined,
    { min = 0, isNullable = false }: { min?: 0 | 1; isNullable?: boolean } = {},
  ) =>
    codeOf('schedule-chart', {
      props,
      propTable: propTable(min, isNullable),
      defaults: { schedule: { timesteps: 20 } },
      t,
    }).code;

  it('is the one that the figure shows of the page’s', () => {
    expect(codeAt({}, 7)).toContain(' t={7} ');
    expect(codeAt({}, 300)).toContain(' t={19} ');
    expect(codeAt({ schedule: { timesteps: 10 } }, 300)).toContain(' t={9} ');
    expect(codeAt({}, 0, { min: 1 })).toContain(' t={1} ');
    expect(codeAt({}, Number.NaN)).not.toContain(' t=');
    expect(codeAt({}, undefined)).not.toContain(' t=');
  });

  it('is none where the figure marks none', () => {
    expect(codeAt({ t: null }, 7, { isNullable: true })).toContain(' t={null} ');
    expect(codeAt({ t: null }, 7)).toContain(' t={7} ');
    expect(codeAt({ schedule: null }, 300)).toContain(' t={19} ');
  });

  it('of a chart gives the same chart', () => {
    // A schedule that is given by its betas does not say what they were made by.
    const markupOf = (chart: React.ReactElement) =>
      renderToStaticMarkup(chart).replaceAll(/The \w+ noise schedule/g, 'The schedule');
    const propTable = {
      t: { kind: 'timestep', from: 'page', min: 0, isNullable: true },
      schedule: { kind: 'schedule', from: 'provider' },
    } as const;
    fc.assert(
      fc.property(anySchedule, fc.oneof(fc.nat(300), fc.constant(null)), (schedule, t) => {
        const { code } = codeOf('schedule-chart', { propTable, props: { t }, defaults: { schedule }, t: 7 });
        const chart = (
          <DiffusionProvider schedule={schedule} t={7}>
            <ScheduleChart t={t} />
          </DiffusionProvider>
        );
        expect(markupOf(elementOf(code))).toBe(markupOf(chart));
      }),
      { numRuns: 30 },
    );
  });
});
