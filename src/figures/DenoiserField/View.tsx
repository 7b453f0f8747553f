'use client';

import { useMemo } from 'react';
import type { Text } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPlot } from '../../points/ScatterPlot.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE, SIGNAL_SCALE, X0_PREDICTED } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { messages as shared } from '../messages.js';
import { DRAWS, type Field, type FieldArrows } from './field.js';
import { messages } from './messages.js';

interface FieldKeyProps {
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

interface FieldPlotProps {
  /** Null before the first: the place is kept. */
  field: Field | null;
  /** The set's name in words. */
  name: Text | null;
}

const EMPTY = { x: 0, y: 0, half: 1 };
const EXACT_WIDTH = 3;

/** The data, over them the exact arrows, broad and pale, and over those the network's. */
export function FieldPlot({ field, name }: FieldPlotProps) {
  const layers = useMemo(() => field && layersOf(field), [field]);
  return <ScatterPlot label={labelOf(field, name)} domain={field?.request.domain ?? EMPTY} layers={layers} />;
}

function layersOf({ request, tails, exact, learned }: Field): Layer[] {
  const data: Layer = { kind: 'points', ink: 'signal', points: request.points, opacity: 0.35 };
  const best: Layer = { kind: 'arrows', ink: 'quiet', from: tails, to: exact, width: EXACT_WIDTH, opacity: 0.5 };
  if (!learned) return [data, { ...best, width: 1.25, opacity: 1 }];
  return [data, best, { kind: 'arrows', ink: 'posterior', from: tails, to: learned, width: 1.25 }];
}

function labelOf(field: Field | null, set: Text | null): Text {
  if (!field) return messages.empty;
  const { request, difference } = field;
  const { t, arrows } = request;
  const count = request.points.length / 2;
  const of = {
    arrows: arrows === 'x0' ? messages.towardsX0 : messages.alongScore,
    points: set ? shared.pointsOfSet({ count, set }) : shared.points({ count }),
    t,
  };
  return difference === null
    ? messages.exactArrows(of)
    : messages.learnedArrows({ ...of, difference: formatShort(difference) });
}
