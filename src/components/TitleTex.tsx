'use client';
import type { Text } from '../words/message.js';
import { useSay } from '../words/say.js';
import { TexOrText } from './TexOrText.js';

export interface TitleTexProps {
  /** What it is, in words; defaults to the formula alone. */
  name?: Text | undefined;
  /** The formula in TeX, or plain text. */
  children: string;
}

/** A title in one line: words and the symbol after them, which stands alone where there is no room for both. */
export function TitleTex({ name, children }: TitleTexProps) {
  const say = useSay();
  if (!name) return <TexOrText>{children}</TexOrText>;
  return (
    <span className="df-title">
      {/* With the space, or copied text would lack it. */}
      <span className="df-title-name">{say(name)} </span>
      <TexOrText>{children}</TexOrText>
    </span>
  );
}
