import { act, render as show } from '@testing-library/react';
import type { ComponentType } from 'react';
import { expect, it, vi } from 'vitest';
import {
  CoefficientValue,
  DiffusionProvider,
  Equation,
  ImagePicker,
  PlayControls,
  Tex,
  TimestepBar,
  TimestepSlider,
  TimestepValue,
} from '../../src/index.js';
import { typesetting } from '../../src/tex/Formula.js';
import { Panel } from '../../src/ui/Panel.js';

// What is no word, and says so when React reads it.
const unreadable = {
  toString(): string {
    throw new Error('it cannot be read');
  },
};

it.each(Object.entries({ Equation, CoefficientValue, TimestepValue, TimestepSlider, PlayControls, ImagePicker }))(
  '%s says what it throws in its place, and the page stays',
  async (name, control) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const Component = control as ComponentType<object>;
    const usual = { name: name === 'Equation' ? 'forward-jump' : 'betas' };
    const page = (className: unknown) => (
      <DiffusionProvider>
        <p>before</p>
        <Component {...usual} {...{ className }} />
      </DiffusionProvider>
    );
    const { container, rerender } = show(page(unreadable));
    expect(container.querySelector('p')?.textContent).toBe('before');
    expect(container.querySelector('[role=alert]')?.textContent).toBe('it cannot be read');
    rerender(page('mine'));
    expect(container.querySelector('[role=alert]')).toBeNull();
    expect(container.querySelector('.mine')).not.toBeNull();
  },
);

it.each([Symbol('wide'), -1, Number.NaN, 'wide'])('a panel keeps no place for the shape %s', (aspectRatio) => {
  const { container } = show(<Panel label="a panel" canvasRef={null} aspectRatio={aspectRatio as number} />);
  expect(container.querySelector('canvas')?.getAttribute('aria-label')).toBe('a panel');
  expect(container.querySelector('.df-shape')).toBeNull();
});

it('TeX that is no text says so', async () => {
  const { container } = show(<Tex tex={Symbol('x') as never} display />);
  await act(typesetting.load);
  expect(container.querySelector('[role=alert]')?.textContent).toBe('invalid tex: symbol; expected a string');
});

const everyControl = {
  Equation,
  CoefficientValue,
  TimestepBar,
  TimestepValue,
  TimestepSlider,
  PlayControls,
  ImagePicker,
};
it.each(Object.entries(everyControl))('%s hands no prop of a figure to an element', (name, control) => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  complain.mockClear();
  const Component = control as ComponentType<object>;
  const own = { name: name === 'Equation' ? 'forward-jump' : 'betas', id: 'mine' };
  const foreign = { t: Number.NaN, defaultT: 3, seed: 1, schedule: {}, image: '/x.png', resolution: 9, loupe: true };
  const { container } = show(<Component {...(/Equation|Coeff/.test(name) ? own : { id: 'mine' })} {...foreign} />);
  expect(
    container
      .querySelector('#mine')
      ?.getAttributeNames()
      .filter((attribute) => attribute in foreign),
  ).toEqual([]);
  expect(complain).not.toHaveBeenCalled();
});
