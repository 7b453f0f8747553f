import { describe, expect, it } from 'vitest';
import { conventionOf, conventions, translate } from '../../../src/conventions/index.js';
import { definitionOf } from '../../../src/define/index.js';
import { ConventionTable } from '../../../stories/Answers/ConventionTable.js';
import { conventionRows, conventionsJson, sharedTimes } from '../../../stories/Answers/conventionRows.js';
import { shownAt, timeInWords } from '../../../stories/Answers/SamePicture.js';
import { timesOf } from '../../conventions/written.js';
import { claimsOf, printedBy } from '../docs/execute.js';
import { read, snippetsOf } from '../docs/pages.js';

const PAGE = 'stories/Answers/ConventionTranslator.mdx';
const pairs = conventions.flatMap((one) => conventions.map((other) => [one.name, other.name] as const));

describe.each(pairs)('from %s to %s', (from, to) => {
  const [one, other] = [conventionOf(from), conventionOf(to)];

  it('every row has something in both columns', () => {
    const rows = conventionRows(one, other);
    expect(rows.length).toBe(14);
    const empty = rows.filter(({ cells }) => cells.some((cell) => Object.values(cell).flat().length === 0));
    expect(empty).toEqual([]);
  });

  it('the slider has the times that both have, and no other', () => {
    const [least, most] = sharedTimes(one, other);
    expect(translate(from, to, least)).not.toBeNull();
    expect(translate(from, to, most)).not.toBeNull();
    if (!one.time.isInteger) return;
    const times = timesOf(one).filter((t) => t !== one.time.clean && translate(from, to, t) !== null);
    expect([least, most]).toEqual([Math.min(...times), Math.max(...times)]);
  });

  it('the pictures of any level have one log-SNR', () => {
    for (const logSnr of [-14, -3, 0.659, 14]) {
      const [first, second] = shownAt(one, other, logSnr).sides;
      expect(first.convention.logSnr(first.t)).toBeCloseTo(second.convention.logSnr(second.t), 9);
    }
    const [first] = shownAt(one, other, 0.5).sides;
    expect(first.convention.logSnr(first.t)).toBeCloseTo(0.5, 9);
  });
});

it('writes times as readers know them', () => {
  expect(timeInWords(conventionOf('ddpm'), 500)).toBe('t = 500');
  expect(timeInWords(conventionOf('ldm'), 706.6114)).toBe('t = 706.6');
  expect(timeInWords(conventionOf('edm'), 3.42413)).toBe('σ = 3.424');
  expect(timeInWords(conventionOf('mit'), 0.22603)).toBe('t = 0.2260');
});

it('saves the shown table as CSV', () => {
  const definition = definitionOf(ConventionTable);
  const model = definition?.model({ from: 'ddpm', to: 'mit' }, undefined);
  const lines = definition?.table?.({ model, status: {}, results: {} }) as () => Iterable<string>;
  const text = [...lines()].join('\n');
  expect(text).toMatch(/^,DDPM,MIT 6\.S184\n/);
  expect(text).toContain('u = z - \\epsilon\ntarget = z - eps');
});

it('saves all conventions as JSON, with their times at the same levels', () => {
  const saved = JSON.parse(conventionsJson());
  expect(saved.conventions).toEqual(JSON.parse(JSON.stringify(conventions)));
  expect(saved.levels.length).toBe(41);
  for (const { logSnr, times } of saved.levels) {
    for (const one of conventions) {
      const t = times[one.name];
      if (t !== null) expect(one.logSnr(t)).toBeCloseTo(logSnr, 8);
    }
  }
});

it('states on its page what is computed', async () => {
  const page = read(PAGE);
  expect(Math.round(translate('ddpm', 'ldm', 500)?.t ?? 0)).toBe(
    Number(/t \\\\approx (\d+)'\}<\/Tex>\. The\b/.exec(page)?.[1]),
  );
  expect(Math.round(translate('ldm', 'ddpm', 999)?.t ?? 0)).toBe(Number(/t = 999.*?approx (\d+)/s.exec(page)?.[1]));
  expect(page).toContain(`${pairs.length} pairs`);
  const [snippet] = snippetsOf(PAGE);
  expect(snippet && (await printedBy(snippet))).toEqual(snippet && claimsOf(snippet));
});
