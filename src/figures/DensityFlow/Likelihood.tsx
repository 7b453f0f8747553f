'use client';
import { LabelTex } from '../../tex/Tex.js';
import type { Message, ShownGap } from '../../words/message.js';
import { type FormattedNumber, formatFixed, withWideMinus } from '../../words/numbers.js';
import { Said, useSay } from '../../words/say.js';
import { placeInWords } from './FlowPanel.js';
import type { OnLine } from './line.js';
import { words } from './words.js';

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
  const say = useSay();
  return (
    <div className="df-likelihood">
      <p>
        <LabelTex>{FORMULA}</LabelTex>
      </p>
      <p className="df-likelihood-note">
        {say(at && t !== null ? words.bits({ ...placeInWords(at), t }) : words.noPoint)}
      </p>
      <dl>
        <Row
          name={words.noise({ xT: <LabelTex>x_T</LabelTex> })}
          value={at && withWideMinus(formatFixed(at.noise, DIGITS))}
        />
        <Row name={words.divergence} value={at && withWideMinus(formatFixed(at.divergence, DIGITS))} />
        <Row name={words.byFlow} value={at && withWideMinus(formatFixed(at.flow, DIGITS))} />
        <Row name={words.exact} value={at && withWideMinus(formatFixed(at.exact, DIGITS))} />
        <Row name={words.difference} value={at && formatFixed(Math.abs(at.flow - at.exact), DIFFERENCE_DIGITS)} />
      </dl>
    </div>
  );
}

function Row({ name, value }: { name: Message<ShownGap>; value: FormattedNumber | null }) {
  return (
    <div>
      <dt>
        <Said of={name} />
      </dt>
      <dd>
        <Said of={value ?? '–'} />
      </dd>
    </div>
  );
}
