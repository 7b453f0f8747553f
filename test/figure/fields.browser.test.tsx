import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { defineFigure } from '../../src/figure/defineFigure.js';
import {
  CheckboxField,
  FieldRow,
  RadioField,
  ResampleButton,
  SelectField,
  SliderField,
  StepPlayer,
} from '../../src/figure/fields.js';
import * as prop from '../../src/figure/prop.js';
import { messageOf, show, showReady } from '../support/figures.js';

const Fields = defineFigure({
  name: 'fields',
  shared: { seed: prop.controlled(prop.seed()) },
  props: {
    eta: prop.controlled(prop.number({ default: 0.5, min: 0, max: 1 })),
    scale: prop.number({ default: 3, min: 0, max: 100 }),
    count: prop.controlled(prop.integer({ default: 2, min: 1, max: 8 })),
    budget: prop.controlled(prop.oneOf([1, 2, 4, 8], 2)),
    order: prop.controlled(prop.choice(['random', 'certain'])),
    path: prop.controlled(prop.choice(['flow', 'edm', 've'])),
    solvers: prop.controlled(prop.names(['ddim', 'heun'], ['ddim'])),
    charts: prop.controlled(prop.flag(true)),
    step: prop.controlled(prop.integer({ default: 1, min: 0, max: 4, isAnimated: true })),
  },
  model: (props) => props,
  View: ({ model }) => (
    <FieldRow>
      <SliderField name="eta" label="eta" step={0.1} />
      <SliderField name="scale" label="scale" max={10} step={0.5} text={(scale) => `${scale} times`} />
      <SliderField name="count" label="count" />
      <SliderField name="budget" label="budget" />
      <RadioField name="order" label="order" text={(order) => `${order} order`} />
      <SelectField name="path" label="path" />
      <CheckboxField name="solvers" label="solvers" />
      <CheckboxField name="charts" label="charts" />
      <StepPlayer name="step" label="Play" slider="step" text={`step ${model?.step}`}>
        <ResampleButton label="Another" />
      </StepPlayer>
    </FieldRow>
  ),
});

const slider = (name: string) => page.getByRole('slider', { name, exact: true }).element() as HTMLInputElement;
const setSlider = (name: string, value: number) => fireEvent.change(slider(name), { target: { value: String(value) } });

describe('fields of a figure', () => {
  it('have the values and the ranges of its props', async () => {
    await showReady(<Fields scale={30} eta={0.25} />);
    const rangeOf = (name: string) => {
      const { min, max, step, value } = slider(name);
      return [min, max, step, value, slider(name).getAttribute('aria-valuetext')];
    };
    expect(rangeOf('eta')).toEqual(['0', '1', '0.1', '0.3', '0.25']);
    expect(rangeOf('scale')).toEqual(['0', '30', '0.5', '30', '30 times']);
    expect(rangeOf('count')).toEqual(['1', '8', '1', '2', '2']);
    expect(rangeOf('budget')).toEqual(['0', '3', '', '1', '2']);
    expect(rangeOf('step')).toEqual(['0', '4', '', '1', 'step 1']);
    await expect.element(page.getByRole('radio', { name: 'random order' })).toBeChecked();
    await expect.element(page.getByRole('combobox', { name: 'path' })).toHaveDisplayValue('flow');
    await expect.element(page.getByRole('checkbox', { name: 'heun' })).not.toBeChecked();
    await expect.element(page.getByRole('checkbox', { name: 'charts' })).toBeChecked();
  });

  it('set the props, and tell the page', async () => {
    const told = vi.fn();
    const names = ['Eta', 'Count', 'Budget', 'Order', 'Path', 'Solvers', 'Charts', 'Step', 'Seed'];
    const handlers = names.map((name) => [`on${name}Change`, (value: unknown) => told(name, value)]);
    await showReady(<Fields {...Object.fromEntries(handlers)} />);
    setSlider('eta', 0.7);
    setSlider('count', 5);
    setSlider('budget', 3);
    await page.getByRole('radio', { name: 'certain order' }).click();
    await page.getByRole('combobox', { name: 'path' }).selectOptions('ve');
    await page.getByRole('checkbox', { name: 'heun' }).click();
    await page.getByRole('checkbox', { name: 'charts' }).click();
    setSlider('step', 3);
    await page.getByRole('button', { name: 'Another' }).click();
    expect(told.mock.calls).toEqual([
      ['Eta', 0.7],
      ['Count', 5],
      ['Budget', 8],
      ['Order', 'certain'],
      ['Path', 've'],
      ['Solvers', ['ddim', 'heun']],
      ['Charts', false],
      ['Step', 3],
      ['Seed', 1],
    ]);
    expect(slider('budget')).toHaveAttribute('aria-valuetext', '8');
  });

  it('cannot be used where the page holds the prop without a handler', async () => {
    await showReady(
      <Fields eta={0.5} budget={4} order="random" path="edm" solvers={['ddim', 'heun']} charts step={1} seed={2} />,
    );
    for (const name of ['eta', 'budget', 'step']) expect(slider(name)).toBeDisabled();
    expect(slider('count')).toBeEnabled();
    for (const role of ['radio', 'combobox', 'checkbox'] as const) {
      for (const control of page.getByRole(role).elements()) expect(control).toBeDisabled();
    }
    await expect.element(page.getByRole('button', { name: 'Another' })).toBeDisabled();
  });

  it('keep the last of several words, and say why', async () => {
    await showReady(<Fields />);
    const last = page.getByRole('checkbox', { name: 'ddim' });
    await expect.element(last).toBeDisabled();
    await expect.element(last).toHaveAccessibleDescription('Select at least one.');
  });

  it('refuse a budget that is none of the list', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { figure } = show(<Fields budget={3 as never} />);
    expect(await messageOf(figure)).toContain('invalid budget: 3; expected 1, 2, 4 or 8');
  });
});

describe('a field of no prop', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
  afterEach(() => void vi.restoreAllMocks());

  it('shows an error that names the prop and the figure', async () => {
    const Wrong = defineFigure({
      name: 'wrong',
      shared: {},
      props: { eta: prop.number({ default: 0, min: 0, max: 1 }) },
      model: () => ({}),
      View: () => <SliderField name="etta" label="eta" />,
    });
    const { figure } = show(<Wrong />);
    expect(await messageOf(figure)).toBe('invalid name of a field: "etta"; expected a prop of wrong: eta');
  });
});
