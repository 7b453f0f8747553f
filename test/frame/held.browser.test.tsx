import { describe, expect, it } from 'vitest';
import { handlerName } from '../../src/frame/changes.js';
import { Framed } from '../../src/frame/Framed.js';
import type { Values } from '../../src/frame/propTable.js';
import { usualProps } from '../../src/frame/resolve.js';
import { definitions } from '../support/definitions.js';
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
  'x0-reconstruction': { defaultEpsilonError: 0.1 },
};

const changeable = definitions.flatMap((definition) => {
  const names = Object.keys(definition.all).filter((name) => name !== 't' && handlerName(name) in definition.all);
  return names.length > 0 ? [{ definition, name: definition.name, names }] : [];
});

describe.each(changeable)('$name', ({ definition, name, names }) => {
  const usual: Values = { ...usualProps(definition.all), ...WITH[name] };
  const held = Object.fromEntries(['t', ...names].filter((one) => one in usual).map((one) => [one, usual[one]]));
  const live = async (props: Values) => {
    const { figure, unmount } = await showReady(
      <Framed of={definition} props={{ ...WITH[name], ...props, menu: false }} />,
    );
    const found = [...figure.querySelectorAll(LIVE)].map((one) => one.getAttribute('aria-label') ?? one.textContent);
    unmount();
    return found;
  };

  it('lets a reader change nothing that the page holds without hearing of it', async () => {
    expect(await live(held)).toEqual(FREE[name] ?? []);
  });

  it.each(names)('lets a reader change %s if the page hears of it', async (one) => {
    const found = await live({ ...held, [handlerName(one)]: () => undefined });
    expect(found.length).toBeGreaterThan((FREE[name] ?? []).length);
  });
});
