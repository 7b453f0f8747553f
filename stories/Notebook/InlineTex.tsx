import { Tex, type TexProps } from '../../src/index.js';

/** Keeps whatever follows, such as a comma, on the formula's line; a space after it can still break. */
const WORD_JOINER = '\u2060';

/** A formula in running text. */
export function InlineTex({ children }: Pick<TexProps, 'children'>) {
  return (
    <>
      <Tex>{children}</Tex>
      {WORD_JOINER}
    </>
  );
}
