'use client';

import { type ComponentProps, type ReactNode, type Ref, type RefObject, useEffect, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { textOf } from '../i18n/format.js';
import { useFormat } from '../i18n/useFormat.js';
import { needsReload } from '../lazy/lazy.js';
import { useRootAttributes } from '../page/rootAttributes.js';
import { Reload } from './Boundary.js';
import { rootClasses } from './classes.js';
import { messages } from './messages.js';
import { useIsHydrating } from './useIsHydrating.js';

/** The props of a `<figure>`, which every figure passes on; `onError` is replaced by our own. */
export type FigureElementProps = Omit<ComponentProps<'figure'>, 'onError' | 'children'>;

export interface FigureProps extends FigureElementProps {
  /** Identifies the figure for styles and tests: `data-figure`. */
  name: string;
  /** `ready` when everything is painted: `data-state`. */
  state: 'pending' | 'ready' | 'error';
  /** The error, whose message is shown over the content of the frame. */
  error?: Error | null | undefined;
  /** Tries again what has failed: adds a button to the message. So does a browser that is back online. */
  onRetry?: (() => void) | undefined;
  /** Whether work has begun, so that its progress can be shown; defaults to false. */
  working?: boolean | undefined;
  /** The fraction of the work that is done, from 0 to 1; 0 if unknown. */
  progress?: number | undefined;
  /** Shown under the figure. */
  caption?: ReactNode;
  /** The id of the caption's element, for what is named by it; defaults to none. */
  captionId?: string | undefined;
  /** The element that holds the figure without its caption. */
  bodyRef?: Ref<HTMLDivElement> | undefined;
  /** Stands above the upper right corner, after everything else in order; defaults to nothing. */
  corner?: ReactNode;
  children?: ReactNode;
}

/** The frame of every figure: its state, caption, progress and error. */
export function Figure(props: FigureProps) {
  const { name, state, error, onRetry, working = false, progress = 0, ...others } = props;
  const { caption, captionId, bodyRef, corner, className, children, ...rest } = others;
  const pressedRef = useRef(false);
  const isInert = useIsHydrating() && state === 'pending';
  const attributes = useRootAttributes();
  const format = useFormat();
  return (
    <figure
      {...attributes}
      {...rest}
      className={rootClasses('df-figure', className)}
      data-figure={name}
      data-state={state}
      aria-busy={state === 'pending'}
    >
      <div className="df-body" ref={bodyRef}>
        {children}
        {working && <Progress fraction={progress} />}
        {isInert && (
          <p className="df-inert">
            {/* The stylesheet shows it only where no script has taken the figure over while it was in view for seconds. */}
            <span>{format(messages.inert)}</span>
          </p>
        )}
        {error && (
          <p className="df-message" role="alert">
            {format(textOf(error))}
            {needsReload(error) ? <Reload /> : onRetry && <Retry onRetry={onRetry} pressedRef={pressedRef} />}
          </p>
        )}
      </div>
      {caption && (
        <figcaption id={captionId} className="df-caption">
          {caption}
        </figcaption>
      )}
      {corner}
    </figure>
  );
}

interface RetryProps {
  onRetry: () => void;
  /** Whether it was this button that took the message away; it survives the button. */
  pressedRef: RefObject<boolean>;
}

/** A button that a reader at the keyboard finds where it was, if trying again has failed again. */
function Retry({ onRetry, pressedRef }: RetryProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (pressedRef.current) button.current?.focus({ preventScroll: true });
    pressedRef.current = false;
  }, [pressedRef]);
  // The listener is added in the same commit as the message, so that it receives an `online` event that comes just
  // then.
  useLayoutEffect(() => {
    addEventListener('online', onRetry);
    return () => removeEventListener('online', onRetry);
  }, [onRetry]);
  const press = () => {
    pressedRef.current = document.activeElement === button.current;
    onRetry();
  };
  return (
    <button ref={button} type="button" className="df-retry" onClick={press}>
      {useFormat()(messages.retry)}
    </button>
  );
}

/** Work that takes less shows no bar, and leaves the page's elements as they are. */
const PATIENCE_MILLISECONDS = 300;

/** Puts the bar below the control that a reader has just moved, which has the focus. Otherwise it stays above the figure. */
function moveToControl(bar: HTMLElement | null): void {
  const root = bar?.getRootNode() as Document | ShadowRoot | undefined;
  const control = root?.activeElement;
  const body = bar?.parentElement;
  if (!body?.contains(control as Node) || !control?.matches('input, select, [role="slider"]')) return;
  const [frame, place] = [body.getBoundingClientRect(), control.getBoundingClientRect()];
  const [left, top, width] = [place.left - frame.left, place.bottom - frame.top, place.width];
  Object.assign((bar as HTMLElement).style, { inset: `${top}px auto auto ${left}px`, width: `${width}px` });
}

/** A thin bar, once the work has lasted. */
function Progress({ fraction }: { fraction: number }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  const format = useFormat();
  if (!isLong) return null;
  return (
    <progress
      ref={moveToControl}
      className="df-progress"
      aria-label={format(messages.drawing)}
      max={1}
      value={fraction > 0 ? fraction : undefined}
    />
  );
}
