import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoiseTriptych, ScheduleChart } from '../src/index.js';
import { freeze, settled } from '../src/testing/index.js';
import { figureIn, pixelHash, readyPixels, smallImage } from './support/figures.js';

const image = smallImage();

afterEach(() => {
  delete (globalThis as Record<string, unknown>)['diffusionFiguresFrozen'];
});

/** A figure so far down that nobody sees it. */
function OutOfView() {
  return (
    <div style={{ paddingTop: 50_000 }}>
      <NoiseTriptych image={image} />
    </div>
  );
}

describe('settled', () => {
  it('waits until figures show all that they will', async () => {
    const { container } = render(
      <>
        <ScheduleChart />
        <NoiseTriptych image={image} t={300} />
      </>,
    );
    await settled(container);
    const states = [...container.querySelectorAll('figure')].map(({ dataset }) => dataset['state']);
    expect(states).toEqual(['ready', 'ready']);
    expect(container.querySelectorAll('.df-menu-button')).toHaveLength(2);
    expect(container.querySelector('[data-loupe]')).not.toBeNull();
    expect(pixelHash(container)).toBe(await readyPixels(<NoiseTriptych image={image} t={300} />));
  });

  it('rejects where figures show errors, and names these', async () => {
    const { container } = render(
      <>
        <NoiseTriptych image={image} t={-1} />
        <ScheduleChart />
        <ScheduleChart height={1} />
      </>,
    );
    await expect(settled(container)).rejects.toThrow(
      'figures show errors, which settled accepts with { allowErrors: true }: noise-triptych: invalid t: -1; expected an integer in 0 <= t < 1000; schedule-chart: invalid height: 1; expected 160 <= height <= 2000',
    );
    await settled(container, { allowErrors: true });
    expect(figureIn(container).dataset['state']).toBe('error');
  });

  it('says what it has waited for in vain', async () => {
    render(<OutOfView />);
    await expect(settled(document, { timeout: 200 })).rejects.toThrow(
      /^not settled after 200 ms: noise-triptych is pending; a figure out of view waits/,
    );
  });

  it('waits for what a figure loads once it is ready', async () => {
    const { container } = render(<NoiseTriptych image={image} />);
    await settled(container);
    const place = document.createElement('span');
    place.dataset['loading'] = 'menu';
    figureIn(container).append(place);
    await expect(settled(container, { timeout: 200 })).rejects.toThrow('noise-triptych loads its menu');
    place.remove();
    await settled(container);
  });

  it('runs in a page from outside, from its source alone', async () => {
    const { container } = render(<NoiseTriptych image={image} />);
    const calls: string[] = [];
    const page = {
      addInitScript: async () => {},
      // As a driver does it: the function travels as text.
      evaluate: async (run: (argument: never) => unknown, argument: unknown) => {
        calls.push(run.name);
        return new Function('argument', `return (${run})(argument)`)(argument);
      },
    };
    await settled(page as never);
    expect(calls).toHaveLength(1);
    expect(figureIn(container).dataset['state']).toBe('ready');
  });
});

describe('in a page like that of jsdom, which has no fonts and no sheets of scripts', () => {
  const lacking = ['fonts', 'adoptedStyleSheets'] as const;
  beforeEach(() => {
    for (const name of lacking) Object.defineProperty(document, name, { value: undefined, configurable: true });
  });
  afterEach(() => {
    for (const name of lacking) delete (document as Partial<Document>)[name];
  });

  it('settled and freeze do what they can', async () => {
    freeze();
    const { container } = render(<OutOfView />);
    await settled();
    expect(figureIn(container).dataset['state']).toBe('ready');
  });
});

describe('freeze', () => {
  it('loads figures out of view', async () => {
    freeze();
    const { container } = render(<OutOfView />);
    await settled();
    expect(figureIn(container).dataset['state']).toBe('ready');
  });

  it('computes on the exact path, whatever the page has chosen', async () => {
    await import('@tensorflow/tfjs-backend-webgl');
    const exact = await readyPixels(<NoiseTriptych image={smallImage()} />);
    await setBackend('webgl');
    freeze();
    expect(await readyPixels(<NoiseTriptych image={smallImage()} />)).toBe(exact);
    expect(getBackend()).toBe('cpu');
  });
});
