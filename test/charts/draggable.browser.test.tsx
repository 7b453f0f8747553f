import { act } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Chart, Draggable, type DraggableProps, linearAxis } from '../../src/define/index.js';
import { show } from '../support/figures.js';

const x = linearAxis(0, 1, { name: null });
const y = linearAxis(-3, 3, { name: null });
const heard: (readonly [number, number])[] = [];

function Plot({ disabled = false, axis }: Pick<DraggableProps, 'disabled' | 'axis'>) {
  const [start, setStart] = useState<readonly [number, number]>([0.5, 0]);
  const move = (value: readonly [number, number]) => {
    heard.push(value);
    setStart(value);
  };
  return (
    <figure className="df-figure" style={{ margin: 0 }}>
      <div className="df-body">
        <Chart x={x} y={y} label="a plane" height={200}>
          <Draggable x={start[0]} y={start[1]} {...{ axis, disabled }} label="start" onChange={move} />
        </Chart>
      </div>
    </figure>
  );
}

function shown(element = <Plot />) {
  heard.length = 0;
  const { figure } = show(element);
  const point = figure.querySelector('[role=slider]') as SVGGElement;
  point.setPointerCapture = () => {};
  const { left, top, width, height } = (figure.querySelector('.df-chart-area') as Element).getBoundingClientRect();
  const send = (type: string, across: number, down: number, pointerId = 1) => {
    const at = { clientX: left + across * width, clientY: top + down * height };
    act(() => {
      point.dispatchEvent(new PointerEvent(type, { ...at, button: 0, pointerId, bubbles: true }));
    });
  };
  const press = (key: string, shiftKey = false) =>
    act(() => {
      point.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
    });
  return { point, send, press };
}

it('follows the pointer, and stays inside the plot', () => {
  const { point, send } = shown();
  send('pointermove', 0.9, 0.9); // not held yet
  expect(heard).toEqual([]);
  send('pointerdown', 0.5, 0.5);
  send('pointermove', 0.75, 0.25);
  expect(heard.at(-1)?.[0]).toBeCloseTo(0.75, 2);
  expect(heard.at(-1)?.[1]).toBeCloseTo(1.5, 2);
  send('pointermove', 2, 2);
  expect(heard.at(-1)).toEqual([1, -3]);
  send('pointerup', 2, 2);
  send('pointermove', 0.5, 0.5);
  expect(heard.at(-1)).toEqual([1, -3]);
  expect(point.getAttribute('aria-valuetext')).toBe('x 1.0, y −3.0');
});

it('follows the first finger alone', () => {
  const { send } = shown();
  send('pointerdown', 0.5, 0.5);
  send('pointerdown', 0.9, 0.9, 2);
  send('pointermove', 0.9, 0.9, 2);
  send('pointerup', 0.9, 0.9, 2);
  expect(heard).toEqual([]);
  send('pointermove', 0.75, 0.5);
  expect(heard).toHaveLength(1);
  send('pointerup', 0.75, 0.5);
  send('pointerdown', 0.75, 0.5, 2);
  send('pointermove', 0.9, 0.5, 2);
  expect(heard).toHaveLength(2);
});

it('moves with the arrow keys, five times as far with Shift', () => {
  const { point, press } = shown();
  press('ArrowRight');
  press('ArrowUp', true);
  expect(heard[0]?.[0]).toBeCloseTo(0.52, 12);
  expect(heard[1]?.[1]).toBeCloseTo(0.6, 12);
  expect(point.getAttribute('aria-label')).toBe('start');
});

it('stays where it is disabled', () => {
  const { point, press, send } = shown(<Plot disabled />);
  press('ArrowRight');
  send('pointerdown', 0.5, 0.5);
  send('pointermove', 0.75, 0.25);
  expect(heard).toEqual([]);
  expect(point.getAttribute('tabindex')).toBe('-1');
});

it('moves along one axis alone', () => {
  const { point, send, press } = shown(<Plot axis="y" />);
  expect(point.getAttribute('aria-orientation')).toBe('vertical');
  expect(['min', 'max', 'now'].map((name) => point.getAttribute(`aria-value${name}`))).toEqual(['-3', '3', '0']);
  press('ArrowRight');
  expect(heard).toEqual([]);
  press('ArrowUp');
  expect(heard.at(-1)).toEqual([0.5, expect.closeTo(0.12)]);
  send('pointerdown', 0.5, 0.5);
  send('pointermove', 0.9, 0.25);
  expect(heard.at(-1)).toEqual([0.5, expect.closeTo(1.5, 1)]);
});
