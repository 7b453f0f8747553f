'use client';
import type { ReactNode } from 'react';
import { joinClasses } from '../components/classes.js';
import type { Ink } from '../components/ink.js';
import type { Text } from '../words/message.js';
import { useSay } from '../words/say.js';
import { useLinked } from './LinkScope.js';
import type { Link } from './links.js';

export interface LinkTargetProps {
  link: Link;
  /** What it is called; defaults to the link's words. */
  label?: Text | undefined;
  /** Whether the Tab key reaches it; the arrow keys go on from there to the others of its group. */
  first: boolean;
  /** The colour of the line under it while it is lit. */
  meaning?: Ink | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A part that the keyboard and a tap reach: pointed at, it lights what belongs to it; pressed, it holds it lit. */
export function LinkTarget({ link, label = link.words, first, meaning, className, children }: LinkTargetProps) {
  return (
    <button
      ref={useLinked<HTMLButtonElement>(link)}
      type="button"
      className={joinClasses('df-target', className)}
      data-meaning={meaning}
      tabIndex={first ? 0 : -1}
      aria-pressed={false}
    >
      {/* A name in words, as the text of typeset symbols cannot be read aloud. */}
      <span className="df-unseen">{useSay()(label)}</span>
      <span className="df-target-face" aria-hidden="true">
        {children}
      </span>
    </button>
  );
}
