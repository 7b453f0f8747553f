'use client';
import { inked } from '../../components/ink.js';
import type { Text } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE, SIGNAL_SCALE, X0_PREDICTED } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { messages as shared } from '../messages.js';
import { DRAWS, type Field, type FieldArrows } from './field.js';
import { messages } from './messages.js';

export interface FieldKeyProps {
  field: Field | null;
  /** The timestep before there is a field; null if there has been nothing valid. */
  t: number | null;
  arrows: FieldArrows;
  hasNetwork: boolean;
  /** Whether the symbols are those of a path. */
  isOnPath: boolean;
}

const FORMULAS: Readonly<Record<FieldArrows, string>> = {
  x0: `${X0_PREDICTED} - x_t`,
  score: `(${SIGNAL_SCALE}\\,${X0_PREDICTED} - x_t) / ${inked('noise', String.raw`(1-\bar\alpha_t)`)}`,
};
const PATH_SCORE = `(${PATH_SIGNAL_SCALE}\\,${X0_PREDICTED} - x_t) / ${PATH_NOISE_SCALE}^2`;

/** What the arrows are, and the numbers of both kinds. */
export function FieldKey({ field, t, arrows, hasNetwork, isOnPath }: FieldKeyProps) {
  const tex = isOnPath && arrows === 'score' ? PATH_SCORE : FORMULAS[arrows];
  return (
    <div className="df-field-key">
      <p className="df-field-formula">
        <FormattedMessage of={messages.at({ arrow: <LabelTex>{tex}</LabelTex>, t: field?.request.t ?? t ?? '–' })} />
      </p>
      <ul className="df-field-names">
        {hasNetwork && <Name ink="posterior" name={shared.learned} />}
        <Name ink={hasNetwork ? 'broad' : 'quiet'} name={shared.exact} />
      </ul>
      <dl className="df-field-numbers">
        {hasNetwork && <Count name={messages.difference} value={field?.difference} />}
        <Count name={messages.length} value={field?.length} />
        <Count name={messages.scale} value={field?.scale} />
      </dl>
      <p className="df-field-note">
        <FormattedMessage of={messages.note({ draws: DRAWS, xt: <LabelTex>x_t</LabelTex> })} />
      </p>
    </div>
  );
}

function Name({ ink, name }: { ink: string; name: Text }) {
  return (
    <li>
      <svg className="df-field-sample" data-ink={ink} aria-hidden="true" width={28} height={12} viewBox="0 0 28 12">
        <path d="M1 6h25M21 2l5 4-5 4" />
      </svg>
      {useFormat()(name)}
    </li>
  );
}

function Count({ name, value }: { name: Text; value: number | null | undefined }) {
  return (
    <div>
      <dt>{useFormat()(name)}</dt>
      <dd>
        <FormattedMessage of={value == null ? '–' : formatShort(value)} />
      </dd>
    </div>
  );
}
