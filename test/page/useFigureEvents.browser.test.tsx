import { cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FigureEvents, useFigureEvents } from '../../src/page/useFigureEvents.js';

interface ShownProps extends FigureEvents {
  shown?: object | null | undefined;
  error?: Error | null | undefined;
}

/** All that a figure is, but for what it shows. */
function Shown({ shown = null, error = null, ...events }: ShownProps) {
  useFigureEvents(events, shown, error);
  return <output>alive</output>;
}

/** What reaches the page's own handler of errors. */
const uncaught: unknown[] = [];

function catchError(event: ErrorEvent): void {
  uncaught.push(event.error);
}

// Vitest prints what a handler takes.
vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => {
  uncaught.length = 0;
  window.addEventListener('error', catchError);
});
afterEach(() => {
  window.removeEventListener('error', catchError);
  cleanup();
});

const image = {};
const failure = new Error('a callback of the page fails');

function fail(): never {
  throw failure;
}

describe('a callback that throws', () => {
  it('is reported, leaves the page as it is, and keeps nobody from being told', async () => {
    const onReady = vi.fn();
    const onError = vi.fn();
    const page = (error: Error | null) => (
      <>
        <Shown shown={image} error={error} onReady={fail} onError={onError} />
        <Shown shown={image} error={error} onReady={onReady} onError={fail} />
        <Shown shown={image} error={error} onReady={onReady} onError={onError} />
      </>
    );
    const { container, rerender } = render(page(null));
    expect(container.textContent).toBe('alivealivealive');
    await vi.waitFor(() => expect(uncaught).toEqual([failure]));
    expect(onReady).toHaveBeenCalledTimes(2);
    rerender(page(new Error('no such image')));
    expect(container.textContent).toBe('alivealivealive');
    await vi.waitFor(() => expect(uncaught).toEqual([failure, failure]));
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('is called again for the next thing', async () => {
    const onError = vi.fn(fail);
    const { rerender } = render(<Shown error={new Error('one')} onError={onError} />);
    rerender(<Shown error={new Error('other')} onError={onError} />);
    expect(onError.mock.calls).toEqual([[new Error('one')], [new Error('other')]]);
    await vi.waitFor(() => expect(uncaught).toEqual([failure, failure]));
  });
});

describe('onError', () => {
  it('is called once while the message is the same, and again when it comes back', () => {
    const onError = vi.fn();
    const { rerender } = render(<Shown onError={onError} />);
    const happen = (message: string | null) =>
      rerender(<Shown error={message === null ? null : new Error(message)} onError={onError} />);
    for (const message of ['one', 'one', 'other', 'one', null, 'one', 'one']) happen(message);
    expect(onError.mock.calls.map(([error]) => error.message)).toEqual(['one', 'other', 'one', 'one']);
  });

  it('is called once in strict mode', () => {
    const onError = vi.fn();
    render(
      <StrictMode>
        <Shown error={new Error('one')} onError={onError} />
      </StrictMode>,
    );
    expect(onError).toHaveBeenCalledOnce();
  });
});

it('calls the newest callbacks, for each thing that is shown', () => {
  const calls: string[] = [];
  const { rerender } = render(<Shown onReady={() => calls.push('old')} />);
  for (const shown of [image, image, null, image, {}])
    rerender(<Shown shown={shown} onReady={() => calls.push('new')} />);
  expect(calls).toEqual(['new', 'new', 'new']);
});
