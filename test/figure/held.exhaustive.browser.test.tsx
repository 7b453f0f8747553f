import { describe, expect, it } from 'vitest';
import { Framed } from '../../src/figure/Framed.js';
import type { Values } from '../../src/figure/propTable.js';
import { defaultProps, handlerName } from '../../src/figure/resolve.js';
import { DiffusionProvider } from '../../src/index.js';
import { definitions } from '../support/definitions.js';
import { few } from '../support/exhaustive.js';
import { showReady } from '../support/figures.js';

// A control that changes nothing is worse than none.

/** What a reader can use, but links between a formula and what it shows: no more than these where the page holds whatever can be changed. */
const LIVE =
  'input:enabled, select:enabled, textarea:enabled:read-write, button:enabled:not(.df-target), [role=slider], .df-train-pad';

/** What belongs to no prop. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  reflow: ['Train'],
  'scheduler-table': ['step'],
  'sample-trajectories': ['Again with other noise'],
  'train-denoiser': ['Train'],
};

/** What a figure needs to show its controls, and what has no default of its own. */
const WITH: Readonly<Record<string, Values>> = {
  guidance: { label: 1 },
  'reverse-chain': { player: true },
  trajectory: { step: 0 },
  'x0-reconstruction': { defaultEpsilonError: 0.1 },
};

const changeable = definitions.flatMap((definition) => {
  const names = Object.keys(definition.all).filter((name) => name !== 't' && handlerName(name) in definition.all);
  return names.length > 0 ? [{ definition, name: definition.name, names }] : [];
});

/** What a reader can use of a figure. */
async function live(definition: (typeof definitions)[number], props: Values, pageT?: number) {
  const { figure, unmount } = await showReady(
    <DiffusionProvider t={pageT}>
      <Framed of={definition} props={{ ...WITH[definition.name], ...props, menu: false }} />
    </DiffusionProvider>,
  );
  const found = [...figure.querySelectorAll(LIVE)].map((one) => one.getAttribute('aria-label') ?? one.textContent);
  unmount();
  return found;
}

const isLight = ({ name }: { name: string }) =>
  ['noise-triptych', 'reverse-chain', 'schedule-comparison'].includes(name);

describe.each(few(changeable, isLight))('$name', ({ definition, name, names }) => {
  const usual: Values = { ...defaultProps(definition.all), ...WITH[name] };
  const held = Object.fromEntries(['t', ...names].filter((one) => one in usual).map((one) => [one, usual[one]]));

  it('lets a reader change nothing that the page holds without hearing of it', async () => {
    expect(await live(definition, held)).toEqual(FREE[name] ?? []);
  });

  it.each(names)('lets a reader change %s if the page hears of it', async (one) => {
    const found = await live(definition, { ...held, [handlerName(one)]: () => undefined });
    expect(found.length).toBeGreaterThan((FREE[name] ?? []).length);
  });
});

const following = definitions.filter(({ all }) => 't' in all);

describe.each(few(following, isLight))('$name', (definition) => {
  it('lets a reader move no t of the page that it holds without hearing of it', async () => {
    const { all, name } = definition;
    const usual: Values = { ...defaultProps(all), ...WITH[name] };
    const names = Object.keys(all).filter((one) => one !== 't' && handlerName(one) in all && one in usual);
    const held = Object.fromEntries(names.map((one) => [one, usual[one]]));
    expect(await live(definition, held, 200)).toEqual(FREE[name] ?? []);
  });
});
