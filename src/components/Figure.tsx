'use client';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { joinClasses } from './classes.js';

/** What a `<figure>` takes, which every figure passes on. Its `onError` is ours. */
export type FigureElementProps = Omit<ComponentProps<'figure'>, 'onError' | 'children'>;

export interface FigureProps extends FigureElementProps {
  /** Which figure it is, for styles and tests: `data-figure`. */
  name: string;
  /** `ready` when everything is painted: `data-state`. */
  state: 'pending' | 'ready' | 'error';
  /** Shown in the frame, over whatever stands there. */
  error?: Error | null;
  /** Whether work has begun, so that it makes sense to show how far it is; defaults to false. */
  working?: boolean;
  /** The part of a long work that is done, from 0 to 1; 0 where that is not known. */
  progress?: number;
  /** Stands under the figure. */
  caption?: ReactNode;
  /** The element that holds the figure without its caption. */
  bodyRef?: Ref<HTMLDivElement>;
  children?: ReactNode;
}

/** The frame of every figure: its state, its caption, how far it is, and what went wrong. */
export function Figure(props: FigureProps) {
  const { name, state, error, working = false, progress = 0, caption, bodyRef, className, children, ...rest } = props;
  return (
    <figure
      {...rest}
      className={joinClasses('df-figure', className)}
      data-figure={name}
      data-state={state}
      aria-busy={state === 'pending'}
    >
      <div className="df-body" ref={bodyRef}>
        {children}
        {working && <Progress fraction={progress} />}
        {error && (
          <p className="df-message" role="alert">
            {error.message}
          </p>
        )}
      </div>
      {caption && <figcaption className="df-caption">{caption}</figcaption>}
    </figure>
  );
}

/** A thin bar; the stylesheet shows it only where work takes longer than a blink. */
function Progress({ fraction }: { fraction: number }) {
  return <progress className="df-progress" aria-label="drawing" max={1} value={fraction > 0 ? fraction : undefined} />;
}
