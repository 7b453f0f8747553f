'use client';
import type { Message } from '../words/message.js';
import { useSay } from '../words/say.js';
import { LabelTex } from './LabelTex.js';

export interface SymbolHeaderProps {
  tex: string;
  /** Of the symbol in its em. */
  width: number;
  /** What it is for screen readers, also before it is typeset. */
  spoken: Message;
}

/** The header of a column of what has a symbol. */
export function SymbolHeader({ tex, width, spoken }: SymbolHeaderProps) {
  return (
    <th scope="col">
      <span className="df-unseen">{useSay()(spoken)}</span>
      <span aria-hidden="true">
        <LabelTex width={width}>{tex}</LabelTex>
      </span>
    </th>
  );
}
