'use client';

import type { ReactNode } from 'react';
import type { Text } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { X0, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { Slider } from '../../ui/Slider.js';
import { messages as shared } from '../messages.js';
import { messages } from './messages.js';
import { factorInWords, factorStyles, type Measured, placeInWords, type Shown } from './model.js';

const [SKIP, OUT, INPUT] = [factorStyles.skip, factorStyles.out, factorStyles.input].map(({ tex, meaning }) =>
  inked(meaning, tex),
) as [string, string, string];
const SIGMA_DATA = String.raw`\sigma_\text{data}`;
const DIGITS = 3;

/** The prediction with the numbers of the marked level, (7) of Karras et al. 2022. */
export function Equation({ factors }: Pick<Shown, 'factors'>) {
  const number = (name: keyof typeof factorStyles) => {
    const value = factors[name];
    const text = Number.isFinite(value) ? literal(value) : `${value < 0 ? '-' : ''}\\infty`;
    return inked(factorStyles[name].meaning, text);
  };
  return (
    <p className="df-preconditioning-equation">
      <LabelTex>
        {`${X0_PREDICTED} = ${number('skip')}\\,${XT} + ${number('out')}\\,F(${number('input')}\\,${XT},\\ ${number('noise')})`}
      </LabelTex>
    </p>
  );
}

/** In three digits, without a power of ten. */
function literal(value: number): string {
  const digits = Math.min(5, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value) || 1))));
  return value.toFixed(digits);
}

interface SigmaDataProps {
  sigmaData: number;
  /** Null where the page keeps it. */
  onChange: ((sigmaData: number) => void) | null;
}

/** The range of the control; a page may give larger values. */
const RANGE = { min: 0.1, max: 2, step: 0.05 };

/** The standard deviation of the data. */
export function SigmaData({ sigmaData, onChange }: SigmaDataProps) {
  const text = formatFixed(sigmaData, 2);
  return (
    <Slider
      label={<FormattedMessage of={messages.sigmaData({ symbol: <LabelTex>{SIGMA_DATA}</LabelTex> })} />}
      text={text}
      {...RANGE}
      min={Math.min(RANGE.min, sigmaData)}
      max={Math.max(RANGE.max, sigmaData)}
      value={sigmaData}
      disabled={onChange === null}
      valueText={messages.spokenSigmaData({ value: text })}
      onChange={(next) => onChange?.(Number(next.toFixed(2)))}
    />
  );
}

interface VarianceTableProps extends Shown {
  /** The set's name; null for points of the page's own. */
  name: Text | null;
  count: number;
}

/** The variances of the network's input and target at the marked level, and what they are without the factors. */
export function VarianceTable({ name, count, ...shown }: VarianceTableProps) {
  const format = useFormat();
  const { variances, options, preservesVariance } = shown;
  const symbols = { skip: <LabelTex>{SKIP}</LabelTex>, out: <LabelTex>{OUT}</LabelTex> };
  const points = name ? shared.pointsOfSet({ count, set: name }) : shared.points({ count });
  const row = (of: Measured | null, children: ReactNode) => of && <Row of={of}>{children}</Row>;
  return (
    <div className="df-preconditioning">
      <table className="df-table">
        <thead>
          <tr>
            <th scope="col">{format(messages.quantity({ level: placeInWords(shown).level }))}</th>
            <th scope="col">{format(messages.exact)}</th>
            <th scope="col">{format(messages.measured)}</th>
          </tr>
        </thead>
        <tbody>
          {row(variances.state, <FormattedMessage of={messages.state({ symbol: <LabelTex>{XT}</LabelTex> })} />)}
          {row(
            variances.input,
            <FormattedMessage of={messages.input({ symbol: <LabelTex>{`${INPUT}\\,${XT}`}</LabelTex> })} />,
          )}
          {row(
            variances.target,
            <FormattedMessage
              of={messages.target({ symbol: <LabelTex>{`(${X0} - ${SKIP}\\,${XT})/${OUT}`}</LabelTex> })}
            />,
          )}
          {options.sigmaMin === undefined &&
            row(
              variances.slope,
              <FormattedMessage
                of={messages.slope({ xt: <LabelTex>{XT}</LabelTex>, x0: <LabelTex>{X0}</LabelTex> })}
              />,
            )}
        </tbody>
      </table>
      <p className="df-preconditioning-note">
        {options.sigmaMin !== undefined ? (
          <FormattedMessage of={messages.isIdentity({ ...symbols, sigmaMin: factorInWords(options.sigmaMin) })} />
        ) : preservesVariance && options.sigmaData === 1 ? (
          <FormattedMessage of={messages.isMinusV({ ...symbols, in: <LabelTex>{INPUT}</LabelTex> })} />
        ) : (
          format(messages.isNotMinusV)
        )}{' '}
        <FormattedMessage of={messages.data({ points, symbol: <LabelTex>{SIGMA_DATA}</LabelTex> })} />
      </p>
    </div>
  );
}

function Row({ of: { exact, measured }, children }: { of: Measured; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{children}</th>
      <td>
        <FormattedMessage of={inDigits(exact)} />
      </td>
      <td>
        <FormattedMessage of={inDigits(measured)} />
      </td>
    </tr>
  );
}

/** Three decimals, fewer of a large number. */
function inDigits(value: number) {
  return formatFixed(value, value < 100 ? 3 : 0);
}
