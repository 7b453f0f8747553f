import type { ComponentType } from 'react';
import { describe, expect, it, vi } from 'vitest';
import * as library from '../../src/index.js';
import { settle, showReady, smallImage, waitForState } from '../support/figures.js';

// What the owner of a figure is told, and when.

const image = smallImage();

interface Props extends library.FigureEvents {
  image?: library.ImageSource | undefined;
  schedule?: library.DiffusionOptions['schedule'];
}

const figures: [name: string, Figure: ComponentType<Props>][] = [
  ['ChainDiagram', library.ChainDiagram],
  ['ForwardGrid', library.ForwardGrid],
  ['MeanComparison', library.MeanComparison],
  ['NoisePredictorDiagram', library.NoisePredictorDiagram],
  ['NoiseTriptych', library.NoiseTriptych],
  ['ReverseChain', library.ReverseChain],
  ['ScheduleChart', ({ image: _, ...props }) => <library.ScheduleChart {...props} />],
  ['SourceImage', library.SourceImage],
  ['X0Reconstruction', library.X0Reconstruction],
];

describe.each(figures)('%s', (_, Figure) => {
  it('tells that it is ready each time that it becomes so, and of an error in between', async () => {
    const told: string[] = [];
    const events = {
      onReady: () => told.push('ready'),
      onError: (error: Error) => told.push(error.message.split(';')[0] as string),
    };
    const figureWith = (schedule: Props['schedule']) => <Figure image={image} schedule={schedule} {...events} />;
    const { figure, rerender } = await showReady(figureWith({ timesteps: 30 }));
    const steps: [library.DiffusionOptions['schedule'], 'ready' | 'error'][] = [
      [{ timesteps: 30 }, 'ready'],
      [{ timesteps: 0 }, 'error'],
      [{ timesteps: 0 }, 'error'],
      [{ timesteps: 30 }, 'ready'],
      [{ timesteps: -1 }, 'error'],
      [{ timesteps: 40 }, 'ready'],
    ];
    for (const [schedule, state] of steps) {
      rerender(figureWith(schedule));
      await waitForState(figure, state);
      await settle(2);
    }
    expect(told).toEqual(['ready', 'invalid timesteps: 0', 'ready', 'invalid timesteps: -1', 'ready']);
  });

  it('needs nobody to tell', async () => {
    const { figure, rerender } = await showReady(<Figure image={image} />);
    rerender(<Figure image={image} schedule={{ timesteps: 0 }} />);
    await waitForState(figure, 'error');
  });
});

it('the newest callbacks are told, also where nothing but these has changed', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const { figure, rerender } = await showReady(<library.NoiseTriptych image={image} t={3} onReady={first} />);
  rerender(<library.NoiseTriptych image={image} t={3} onReady={second} />);
  await settle(2);
  expect(second).not.toHaveBeenCalled();
  rerender(<library.NoiseTriptych image={image} t={4} onReady={second} />);
  await waitForState(figure, 'ready');
  await settle(2);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
});
