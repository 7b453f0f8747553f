'use client';
import { LabelTex } from '../../components/LabelTex.js';
import { shortened } from '../pointDenoisers/shortened.js';
import { DRAWS, type Field, type FieldArrows } from './field.js';

export interface FieldKeyProps {
  field: Field | null;
  /** The timestep before there is a field; null if there has been nothing valid. */
  t: number | null;
  arrows: FieldArrows;
  hasNetwork: boolean;
}

const FORMULAS: Readonly<Record<FieldArrows, { tex: string; width: number }>> = {
  x0: { tex: String.raw`\hat{x}_0 - x_t`, width: 3.5 },
  score: { tex: String.raw`(\sqrt{\bar\alpha_t}\,\hat{x}_0 - x_t) / (1-\bar\alpha_t)`, width: 10.6 },
};

/** What the arrows are, and the numbers of both kinds. */
export function FieldKey({ field, t, arrows, hasNetwork }: FieldKeyProps) {
  const { tex, width } = FORMULAS[arrows];
  return (
    <div className="df-field-key">
      <p className="df-field-formula">
        <LabelTex width={width}>{tex}</LabelTex> at t = {field?.request.t ?? t ?? '–'}
      </p>
      <ul className="df-field-names">
        {hasNetwork && <Name ink="posterior">learned</Name>}
        <Name ink={hasNetwork ? 'broad' : 'quiet'}>exact, for these data</Name>
      </ul>
      <dl className="df-field-numbers">
        {hasNetwork && <Count name="learned − exact, rms" value={field?.difference} />}
        <Count name="exact, rms length" value={field?.length} />
        <Count name="drawn at a scale of" value={field?.scale} />
      </dl>
      <p className="df-field-note">
        Each rms is over {DRAWS} draws of <LabelTex>x_t</LabelTex> by (2): a place counts as often as{' '}
        <LabelTex>x_t</LabelTex> comes there.
      </p>
    </div>
  );
}

function Name({ ink, children }: { ink: string; children: string }) {
  return (
    <li>
      <svg className="df-field-sample" data-ink={ink} aria-hidden="true" width={28} height={12} viewBox="0 0 28 12">
        <path d="M1 6h25M21 2l5 4-5 4" />
      </svg>
      {children}
    </li>
  );
}

function Count({ name, value }: { name: string; value: number | null | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value == null ? '–' : shortened(value)}</dd>
    </div>
  );
}
