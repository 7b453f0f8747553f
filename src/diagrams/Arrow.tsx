'use client';

import { joinClasses } from '../ui/classes.js';
import type { Meaning } from '../ui/ink.js';

/** The head of an arrow that ends at (x, y), turned by `turn` degrees; at 0 it points right. */
export function Head({ x, y, turn }: { x: number; y: number; turn: number }) {
  return <path d="M-5 -3L0 0L-5 3" transform={`translate(${x} ${y}) rotate(${turn})`} />;
}

interface ArrowProps {
  /** The direction of the arrow. */
  to: 'right' | 'left';
  ink?: Meaning | undefined;
  /** Draws the line in dashes; defaults to false. */
  dashed?: boolean | undefined;
  /** Breaks the line with three dots, for omitted steps; defaults to false. */
  broken?: boolean | undefined;
  className?: string | undefined;
}

/** A horizontal arrow across its container. Decorative: its meaning is given in text. */
export function Arrow({ to, ink, dashed = false, broken = false, className }: ArrowProps) {
  const dashes = dashed ? '4 3' : undefined;
  return (
    <svg className={joinClasses('df-arrow', className)} data-ink={ink} aria-hidden="true">
      {broken ? <BrokenLine dashes={dashes} /> : <line x2="100%" y1="50%" y2="50%" strokeDasharray={dashes} />}
      <svg aria-hidden="true" className="df-arrow-end" x={to === 'right' ? '100%' : 0} y="50%">
        <path d={to === 'right' ? 'M-6 -4L0 0L-6 4' : 'M6 -4L0 0L6 4'} />
      </svg>
    </svg>
  );
}

/** Pixels from the middle to where the line breaks off, and from dot to dot. */
const BREAK = 10;
const DOT_GAP = 5;

/** Two half lines that stop short of the middle, each in a nested svg of half the width. */
function BrokenLine({ dashes }: { dashes: string | undefined }) {
  return (
    <>
      <svg aria-hidden="true" className="df-arrow-end" x={-BREAK} width="50%">
        <line x1={BREAK} x2="100%" y1="50%" y2="50%" strokeDasharray={dashes} />
      </svg>
      <svg aria-hidden="true" className="df-arrow-end" x="50%" width="50%">
        <line x1={BREAK} x2="100%" y1="50%" y2="50%" strokeDasharray={dashes} />
      </svg>
      <svg aria-hidden="true" className="df-arrow-end" x="50%" y="50%">
        <path className="df-arrow-dots" d={`M${-DOT_GAP} 0h0M0 0h0M${DOT_GAP} 0h0`} />
      </svg>
    </>
  );
}
