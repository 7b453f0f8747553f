import { memory } from '@tensorflow/tfjs-core';
import { cleanup } from '@testing-library/react';
import { expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { few } from '../support/exhaustive.js';
import { settle, show, showReady, smallImage, waitForState } from '../support/figures.js';
import { budget } from './budget.js';
import { type FigureName, FigureNamed, figureNames } from './figures.js';
import { tensorsAtRest } from './watch.js';

const image = smallImage();
const names = few(figureNames, (name) => ['NoiseTriptych', 'PointProcess', 'ScheduleChart'].includes(name));

/** React may hold its last root, with 143 listeners, a little longer. */
const LAST_ROOT = { nodes: 50, listeners: 150 };

/** What the page holds after a garbage collection. */
interface Held {
  tensors: number;
  nodes: number;
  listeners: number;
}

/** The part of the DevTools protocol that is used here. */
interface DevTools {
  send(method: 'HeapProfiler.collectGarbage'): Promise<void>;
  send(method: 'Memory.getDOMCounters'): Promise<{ nodes: number; jsEventListeners: number }>;
}

async function held(): Promise<Held> {
  // So that the last root is a small one, and the same each time.
  await showReady(<FigureNamed name="SourceImage" image={image} />);
  cleanup();
  const tools = cdp() as unknown as DevTools;
  const tensors = await tensorsAtRest();
  await tools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await tools.send('Memory.getDOMCounters');
  return { tensors, nodes, listeners: jsEventListeners };
}

/** Shows figures in turn; every third is gone before it is ready. */
async function mount(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const name = names[i % names.length] as FigureName;
    const { figure } = show(<FigureNamed name={name} image={image} />);
    if (i % 3 === 0) await settle(1);
    else await waitForState(figure, 'ready');
    cleanup();
  }
}

it(
  `${budget.mounts} mounts leave no tensor, listener or canvas behind`,
  async ({ task }) => {
    await showReady(<FigureNamed name="SourceImage" image={image} />);
    expect(memory().numTensors, 'tensors that are seen here').toBeGreaterThan(0);
    cleanup();
    await mount(names.length); // loads what is loaded once
    const before = await held();
    await mount(budget.mounts);
    const after = await held();
    Object.assign(task.meta, { faults: { mounts: budget.mounts, before, after } });
    expect(document.querySelectorAll('canvas')).toHaveLength(0);
    expect(after.tensors).toBe(before.tensors);
    expect(after.nodes - before.nodes).toBeLessThan(LAST_ROOT.nodes);
    expect(after.listeners - before.listeners).toBeLessThan(LAST_ROOT.listeners);
  },
  1000 * (300 + 10 * budget.mounts),
);
