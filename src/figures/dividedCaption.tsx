import type { Caption } from '../frame/definition.js';
import { LabelTex } from '../tex/Tex.js';
import type { Message, ShownGap } from '../words/message.js';
import { Said } from '../words/say.js';
import { XT_DIVIDED } from './shownState.js';
import { words } from './words.js';

/** A figure's caption, and after it, if x_t is divided, that it is. */
export function withDivided(caption: Message<ShownGap> | null, isDivided: boolean): Caption {
  if (!isDivided) return caption ?? undefined;
  const divided = words.divided({ divided: <LabelTex>{XT_DIVIDED}</LabelTex> });
  if (!caption) return divided;
  return (
    <>
      <Said of={caption} /> <Said of={divided} />
    </>
  );
}
