import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { DiffusionProvider, type UrlState, useTimestep, useUrlState } from '../../src/index.js';

const { search } = location;
const at = (query: string) => history.replaceState(history.state, '', `${location.pathname}${query}`);
afterEach(() => {
  cleanup();
  at(search);
});

function Shown() {
  const [t, setT] = useTimestep();
  return (
    <button type="button" onClick={() => setT(7)}>
      {t}
    </button>
  );
}

function Page(defaults: UrlState) {
  const { props, setSchedule, setSeed } = useUrlState(defaults);
  return (
    <DiffusionProvider {...props}>
      <Shown />
      <button type="button" onClick={() => setSeed(12)}>
        {props.seed}
      </button>
      <button type="button" onClick={() => setSchedule({ kind: 'cosine', timesteps: 10 })} />
    </DiffusionProvider>
  );
}

/** A page at an address: the buttons that show and change t, seed and schedule. */
function open(query: string, defaults: UrlState = {}) {
  at(query);
  const { container, unmount } = render(<Page {...defaults} />);
  const [t, seed, schedule] = container.querySelectorAll('button') as unknown as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  return { t, seed, schedule, unmount };
}

it('shows what the address says, and the defaults where it says nothing', () => {
  const said = open('?t=300', { t: 100, seed: 5 });
  expect([said.t.textContent, said.seed.textContent]).toEqual(['300', '5']);
  const other = open('?seed=8', { t: 100, seed: 5 });
  expect([other.t.textContent, other.seed.textContent]).toEqual(['100', '8']);
});

it('shows the last timestep of a schedule that is too short for t', () => {
  expect(open('?t=300&schedule={"timesteps":20}').t.textContent).toBe('19');
  const { t, schedule } = open('?t=300');
  act(() => schedule.click());
  expect(t.textContent).toBe('9');
});

it('writes what a reader changes, beside what else the query holds', async () => {
  const { t, seed, schedule } = open('?id=page', { t: 100, seed: 5 });
  act(() => t.click());
  await vi.waitFor(() => expect(location.search).toBe('?id=page&t=7'));
  act(() => seed.click());
  act(() => schedule.click());
  const written = new URLSearchParams({ id: 'page', t: '7', seed: '12', schedule: '{"kind":"cosine","timesteps":10}' });
  await vi.waitFor(() => expect(location.search).toBe(`?${written}`));
});

it('writes what a reader has changed at once where the reader leaves the page', () => {
  const { t, seed, unmount } = open('?id=page');
  act(() => t.click());
  expect(location.search).toBe('?id=page');
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(location.search).toBe('?id=page&t=7');
  act(() => seed.click());
  unmount();
  expect(location.search).toBe('?id=page&t=7&seed=12');
});

it('writes nothing into the address of another page', () => {
  const { t, unmount } = open('?id=page');
  act(() => t.click());
  const { pathname } = location;
  history.pushState(null, '', '/elsewhere');
  unmount();
  expect(location.search).toBe('');
  history.replaceState(null, '', pathname);
});

it('writes nothing into the entry that a reader went back to', async () => {
  const { t, unmount } = open('?id=page', { t: 100 });
  act(() => t.click());
  // Sooner than the address is written.
  at('?id=before');
  act(() => dispatchEvent(new PopStateEvent('popstate')));
  expect(t.textContent).toBe('100');
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(location.search).toBe('?id=before');
  unmount();
  expect(location.search).toBe('?id=before');
});

it('follows the history, until it has left the page', () => {
  const { t, unmount } = open('?t=300');
  at('?t=40');
  act(() => dispatchEvent(new PopStateEvent('popstate')));
  expect(t.textContent).toBe('40');
  const ended = vi.spyOn(window, 'removeEventListener');
  unmount();
  expect(ended.mock.calls.map(([type]) => type)).toContain('popstate');
  ended.mockRestore();
});
