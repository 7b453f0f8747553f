'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { joinClasses } from '../ui/classes.js';

export interface RevealProps {
  /** The part that is always shown, and that opens the rest. */
  summary: ReactNode;
  /** The part that is hidden until a reader opens it. */
  children?: ReactNode;
  /** Classes for the `<details>` element. */
  className?: string | undefined;
}

/**
 * Text that stays closed until a reader opens it, also without scripts. It is printed in any case.
 *
 * ```tsx
 * <Reveal summary="Why?">Because variances add up, and standard deviations do not.</Reveal>
 * ```
 */
export function Reveal({ summary, children, className }: RevealProps) {
  return (
    <Disclosure summary={summary} className={className} opened={null} isPrinted>
      {children}
    </Disclosure>
  );
}

interface DisclosureProps extends RevealProps {
  /** The object that opens the element. Another object opens it again; null closes it. */
  opened: object | null;
  /** Whether it is printed though it is closed. */
  isPrinted: boolean;
}

/** A details element that opens by itself. A reader may close it. */
export function Disclosure({ summary, children, className, opened, isPrinted }: DisclosureProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  const [toggled, setToggled] = useState<{ isOpen: boolean; by: object | null } | null>(null);
  usePrinted(ref, isPrinted);
  return (
    <details
      ref={ref}
      className={joinClasses('df-reveal', className)}
      open={toggled && toggled.by === opened ? toggled.isOpen : opened !== null}
      onToggle={(event) => setToggled({ isOpen: event.currentTarget.open, by: opened })}
      // A reader may have opened it before the page's script came.
      suppressHydrationWarning
    >
      <summary>{summary}</summary>
      <div className="df-reveal-content">{children}</div>
    </details>
  );
}

/** Opens a details element on paper. Browsers that support `::details-content` need no script for it. */
function usePrinted(ref: { readonly current: HTMLDetailsElement | null }, isPrinted: boolean): void {
  useLayoutEffect(() => {
    if (!isPrinted) return;
    let wasClosed = false;
    const open = () => {
      if (!ref.current || ref.current.open) return;
      wasClosed = true;
      ref.current.open = true;
    };
    const close = () => {
      if (wasClosed && ref.current) ref.current.open = false;
      wasClosed = false;
    };
    addEventListener('beforeprint', open);
    addEventListener('afterprint', close);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', close);
    };
  }, [ref, isPrinted]);
}
