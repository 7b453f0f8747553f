'use client';

import { Component, type ReactNode } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { messages } from './messages.js';

export interface BoundaryProps {
  /** Renders the replacement of the children after one of them has thrown. */
  show: (error: Error) => ReactNode;
  children: ReactNode;
}

interface BoundaryState {
  error: Error | null;
  /** The children that it is of. */
  children: ReactNode;
}

/**
 * Keeps errors that its children throw while they render from the rest of the page. A change of the children starts a
 * new attempt. Servers support no boundaries: code that throws there needs a `try` at its call.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, children: this.props.children };

  static getDerivedStateFromProps({ children }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return children === state.children ? null : { error: null, children };
  }

  static getDerivedStateFromError(reason: unknown): Pick<BoundaryState, 'error'> {
    return { error: reason instanceof Error ? reason : new Error(String(reason)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.show(error) : this.props.children;
  }
}

/** Tells readers to reload the page for the missing code, and offers a button for it. */
export function Reload() {
  const format = useFormat();
  return (
    <>
      {' '}
      {format(messages.incomplete)}
      <button type="button" className="df-retry" onClick={() => location.reload()}>
        {format(messages.reload)}
      </button>
    </>
  );
}
