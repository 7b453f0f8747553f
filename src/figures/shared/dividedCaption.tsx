import type { Caption } from '../../figure/definition.js';
import type { Message, ShownGap } from '../../i18n/message.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import { messages } from './messages.js';
import { XT_DIVIDED } from './shownState.js';

/** A figure's caption, and after it, if x_t is divided, that it is. */
export function withDivided(caption: Message<ShownGap>, isDivided: boolean): Caption {
  if (!isDivided) return caption;
  const divided = messages.divided({ divided: <LabelTex>{XT_DIVIDED}</LabelTex> });
  return (
    <>
      <FormattedMessage of={caption} /> <FormattedMessage of={divided} />
    </>
  );
}
