'use client';

import { Component, type ReactNode } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { messages } from './messages.js';

export interface BoundaryProps {
  /** What stands in place of the children once one of them has thrown. */
  show: (error: Error) => ReactNode;
  children: ReactNode;
}

interface BoundaryState {
  error: Error | null;
  /** The children that it is of. */
  children: ReactNode;
}

/**
 * Keeps what its children throw while they render from the rest of the page; other children are tried anew. Servers know no
 * boundaries: what throws there has to be caught where it is called.
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

/** Tells readers that only a reload brings the missing code, and offers a button for it. */
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
