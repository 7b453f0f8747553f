import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Translator } from '../../../stories/Answers/Translator.js';
import { waitForState } from '../../support/figures.js';

const PLACE = location.href;
const search = () => new URL(location.href).searchParams;
const open = (query: string) => {
  const address = new URL(PLACE);
  for (const [name, value] of new URLSearchParams(query)) address.searchParams.append(name, value);
  history.replaceState(null, '', address);
  return render(<Translator />);
};
const table = () => screen.getByRole('table', { name: /The same model/ });
const heads = () =>
  within(table())
    .getAllByRole('columnheader')
    .map((head) => head.textContent);
const chosen = (label: string) =>
  (screen.getByRole('combobox', { name: label }) as HTMLSelectElement).selectedOptions[0]?.textContent;

beforeEach(() => history.replaceState(null, '', PLACE));
afterEach(() => {
  cleanup();
  history.replaceState(null, '', PLACE);
});

describe('the choice of conventions', () => {
  it('is in the address', async () => {
    open('from=sd3&to=mit');
    expect(heads()).toEqual(['SD3, rectified flow', 'MIT 6.S184']);
    expect([chosen('From'), chosen('To')]).toEqual(['SD3, rectified flow', 'MIT 6.S184']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is DDPM and EDM without one, and the address keeps none', () => {
    open('');
    expect(heads()).toEqual(['DDPM', 'EDM, k-diffusion']);
    expect(search().get('from')).toBeNull();
  });

  it('changes the table and the address', () => {
    open('from=ddpm&to=edm&other=1');
    const select = screen.getByRole('combobox', { name: 'To' }) as HTMLSelectElement;
    const option = within(select).getByRole('option', { name: 'lucidrains' }) as HTMLOptionElement;
    fireEvent.change(select, { target: { value: option.value } });
    expect(heads()).toEqual(['DDPM', 'lucidrains']);
    expect(Object.fromEntries(search())).toMatchObject({ from: 'ddpm', to: 'lucidrains', other: '1' });
  });

  it('is swapped by a button, and screen readers hear it', () => {
    open('from=ddpm&to=mit');
    fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
    expect(heads()).toEqual(['MIT 6.S184', 'DDPM']);
    expect(search().get('from')).toBe('mit');
    expect(search().get('to')).toBe('ddpm');
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('From MIT 6.S184 to DDPM');
  });

  it.each([
    ['markup', 'from', '<img src=x onerror=alert(1)>'],
    ['a name of every object', 'from', '__proto__'],
    ['a title', 'to', 'DDPM'],
    ['nothing', 'to', ''],
    ['a long text', 'to', 'x'.repeat(5000)],
  ])('falls back where the address has %s for %s, and says so', (_, side, value) => {
    const { container } = open(`${side}=${encodeURIComponent(value)}&${side === 'from' ? 'to' : 'from'}=mit`);
    const [from, to] = side === 'from' ? ['DDPM', 'MIT 6.S184'] : ['MIT 6.S184', 'EDM, k-diffusion'];
    expect(heads()).toEqual([from, to]);
    expect([chosen('From'), chosen('To')]).toEqual([from, to]);
    const shown = value.length > 120 ? `${value.slice(0, 117)}…` : value;
    expect(screen.getByRole('alert').textContent).toBe(
      `invalid ${side} in the address: ${JSON.stringify(shown)}; expected one of 'ddpm', 'ddim', 'ldm', 'edm', 'sd3', 'mit', ` +
        `'lucidrains'. The page shows ${side === 'from' ? from : to}.`,
    );
    expect(container.querySelector('img')).toBeNull();
    // The next choice mends it.
    fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
    expect(heads()).toEqual([to, from]);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

it('has a head for each row, and both columns in each', () => {
  open('from=ldm&to=edm');
  const rows = within(table()).getAllByRole('row').slice(1);
  expect(rows.length).toBe(14);
  for (const row of rows) {
    expect(within(row).getAllByRole('rowheader').length).toBe(1);
    expect(within(row).getAllByRole('cell').length).toBe(2);
  }
});

it('shows one picture in both conventions', async () => {
  const { container } = open('from=ddpm&to=edm');
  const figure = container.querySelector<HTMLElement>('[data-figure="same-picture"]') as HTMLElement;
  figure.scrollIntoView();
  await waitForState(figure, 'ready');
  const pictures = [...figure.querySelectorAll('canvas')].map((canvas) => {
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    return data;
  });
  const [stored, moved, one, other] = pictures as [
    ImageData['data'],
    ImageData['data'],
    ImageData['data'],
    ImageData['data'],
  ];
  const furthest = (first: ImageData['data'], second: ImageData['data']) =>
    first.reduce((most, value, index) => Math.max(most, Math.abs(value - (second[index] as number))), 0);
  expect(one.length).toBeGreaterThan(1000);
  expect(furthest(one, other)).toBeLessThanOrEqual(1);
  expect(furthest(stored, one)).toBeLessThanOrEqual(1);
  expect(furthest(stored, moved)).toBeGreaterThan(20);
  const distances = [...figure.querySelectorAll('.df-panel-note')].map(({ textContent }) => textContent);
  expect(new Set(distances.filter(Boolean)).size).toBe(1);
});
