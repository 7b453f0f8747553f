'use client';

import { SliderField } from '../../figure/fields.js';
import type { ShownGap, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { X0, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { type DataRow, DataTable } from '../../ui/DataTable.js';
import { inked } from '../../ui/ink.js';
import { pointMessages } from '../shared/pointMessages.js';
import { messages } from './messages.js';
import { factorInWords, factorStyles, type Measured, placeInWords, type Shown } from './model.js';

const [SKIP, OUT, INPUT] = [factorStyles.skip, factorStyles.out, factorStyles.input].map(({ tex, ink }) =>
  inked(ink, tex),
) as [string, string, string];
const SIGMA_DATA = String.raw`\sigma_\text{data}`;
const DIGITS = 3;

/** The prediction with the numbers of the marked level, (7) of Karras et al. 2022. */
export function Equation({ factors }: Pick<Shown, 'factors'>) {
  const number = (name: keyof typeof factorStyles) => {
    const value = factors[name];
    const text = Number.isFinite(value) ? literal(value) : `${value < 0 ? '-' : ''}\\infty`;
    return inked(factorStyles[name].ink, text);
  };
  return (
    <p className="df-preconditioning-equation">
      <LabelTex>
        {`${X0_PREDICTED} = ${number('skip')}\\,${XT} + ${number('out')}\\,F(${number('input')}\\,${XT},\\ ${number('noise')})`}
      </LabelTex>
    </p>
  );
}

/** A number with three digits, without a power of ten. */
function literal(value: number): string {
  const digits = Math.min(5, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value) || 1))));
  return value.toFixed(digits);
}

/** The control of the standard deviation of the data. */
export function SigmaData({ sigmaData }: { sigmaData: number }) {
  return (
    <SliderField
      name="sigmaData"
      label={messages.sigmaData({ symbol: <LabelTex>{SIGMA_DATA}</LabelTex> })}
      value={sigmaData}
      {...{ min: 0.1, max: 2, step: 0.05 }}
      text={(value) => num.decimal(value)}
      valueText={(value) => messages.spokenSigmaData({ value: num.decimal(value) })}
    />
  );
}

interface VarianceTableProps extends Shown {
  /** The name of the set; null for the page's own points. */
  name: Text | null;
  count: number;
}

/** The variances of the network's input and target at the marked level, and the variances without the factors. */
export function VarianceTable({ name, count, ...shown }: VarianceTableProps) {
  const format = useFormat();
  const { variances, options, preservesVariance } = shown;
  const symbols = { skip: <LabelTex>{SKIP}</LabelTex>, out: <LabelTex>{OUT}</LabelTex> };
  const points = name ? pointMessages.pointsOfSet({ count, set: name }) : pointMessages.points({ count });
  const row = (of: Measured | null, head: ShownGap): DataRow[] =>
    of ? [{ head, cells: [inDigits(of.exact), inDigits(of.measured)] }] : [];
  const [xt, x0] = [<LabelTex key="xt">{XT}</LabelTex>, <LabelTex key="x0">{X0}</LabelTex>];
  const target = <LabelTex>{`(${X0} - ${SKIP}\\,${XT})/${OUT}`}</LabelTex>;
  return (
    <div className="df-preconditioning">
      <DataTable
        columns={[messages.quantity({ level: placeInWords(shown).level }), messages.exact, messages.measured]}
        rows={[
          ...row(variances.state, messages.state({ symbol: xt })),
          ...row(variances.input, messages.input({ symbol: <LabelTex>{`${INPUT}\\,${XT}`}</LabelTex> })),
          ...row(variances.target, messages.target({ symbol: target })),
          ...(options.sigmaMin === undefined ? row(variances.slope, messages.slope({ xt, x0 })) : []),
        ]}
      />
      <p className="df-note df-preconditioning-note">
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

/** Three decimals, fewer for a large number. */
function inDigits(value: number) {
  return num.decimal(value, value < 100 ? 3 : 0);
}
