'use client';
import type { Message, ShownGap } from '../../i18n/message.js';
import { type FormattedNumber, formatFixed, withWideMinus } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import { placeInWords } from './FlowPanel.js';
import type { OnLine } from './line.js';
import { messages } from './messages.js';

const FORMULA = String.raw`\log p_t(x_t) = \log p_T(x_T) + \int_t^T \nabla\!\cdot u\,\mathrm{d}\tau`;
const DIGITS = 4;
/** So many that it is seldom 0. */
const DIFFERENCE_DIGITS = 7;

export interface LikelihoodProps {
  /** A reader's point; null without one. */
  at: OnLine | null;
  t: number | null;
}

/** The likelihood of a reader's point by the change of variables, beside the exact one. */
export function Likelihood({ at, t }: LikelihoodProps) {
  const format = useFormat();
  return (
    <div className="df-likelihood">
      <p>
        <LabelTex>{FORMULA}</LabelTex>
      </p>
      <p className="df-likelihood-note">
        {format(at && t !== null ? messages.bits({ ...placeInWords(at), t }) : messages.noPoint)}
      </p>
      <dl>
        <Row
          name={messages.noise({ xT: <LabelTex>x_T</LabelTex> })}
          value={at && withWideMinus(formatFixed(at.noise, DIGITS))}
        />
        <Row name={messages.divergence} value={at && withWideMinus(formatFixed(at.divergence, DIGITS))} />
        <Row name={messages.byFlow} value={at && withWideMinus(formatFixed(at.flow, DIGITS))} />
        <Row name={messages.exact} value={at && withWideMinus(formatFixed(at.exact, DIGITS))} />
        <Row name={messages.difference} value={at && formatFixed(Math.abs(at.flow - at.exact), DIFFERENCE_DIGITS)} />
      </dl>
    </div>
  );
}

function Row({ name, value }: { name: Message<ShownGap>; value: FormattedNumber | null }) {
  return (
    <div>
      <dt>
        <FormattedMessage of={name} />
      </dt>
      <dd>
        <FormattedMessage of={value ?? '–'} />
      </dd>
    </div>
  );
}
