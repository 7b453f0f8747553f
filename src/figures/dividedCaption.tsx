import type { Caption } from '../figure/definition.js';
import type { Message, ShownGap } from '../i18n/message.js';
import { FormattedMessage } from '../i18n/useFormat.js';
import { LabelTex } from '../tex/Tex.js';
import { messages } from './messages.js';
import { XT_DIVIDED } from './shownState.js';

/** A figure's caption, and a sentence after it if x_t is divided. */
export function withDivided(caption: Message<ShownGap> | null, isDivided: boolean): Caption {
  if (!isDivided) return caption ?? undefined;
  const divided = messages.divided({ divided: <LabelTex>{XT_DIVIDED}</LabelTex> });
  if (!caption) return divided;
  return (
    <>
      <FormattedMessage of={caption} /> <FormattedMessage of={divided} />
    </>
  );
}
