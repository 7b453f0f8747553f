'use client';
import { type ComponentProps, useMemo } from 'react';
import { checkInteger, complaint, invalid } from '../../base/check.js';
import { curveLink } from '../../equations/curveLink.js';
import { type CurveName, curveNames, curveTable } from '../../equations/curves.js';
import { HighlightScope } from '../../highlight/Highlight.js';
import { tryCatch } from '../../hooks/tryCatch.js';
import { formatFixed } from '../../i18n/numbers.js';
import { isPath } from '../../process/process.js';
import { Guard } from '../../ui/Guard.js';
import { TexError } from '../../ui/TexError.js';
import { DraggedNumber } from '../DraggedNumber.js';
import { usePageT } from '../usePageT.js';

export interface CoefficientValueProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** The quantity of the schedule: `'alphasCumprodSqrt'`, `'betas'`, … */
  name: CurveName;
  /** Decimals, an integer in 0 ≤ digits ≤ 12; defaults to 3. */
  digits?: number | undefined;
}

const DIGITS_LIMIT = 12;

/**
 * A quantity of the schedule at the page's timestep, as a number in a sentence, in the color of the quantity that it scales.
 * Dragging it moves the timestep. Pointing at it highlights its terms and its curve.
 *
 * An unknown name shows a message instead.
 *
 * ```tsx
 * <CoefficientValue name="oneMinusAlphasCumprodSqrt" digits={2} />
 * ```
 */
export function CoefficientValue(props: CoefficientValueProps) {
  return (
    <Guard>
      <Value {...props} />
    </Guard>
  );
}

function Value({ name, digits = 3, ...rest }: CoefficientValueProps) {
  const page = usePageT();
  const { process } = page;
  const { value: shown, error } = useMemo(
    () =>
      tryCatch(() => {
        if (!Object.hasOwn(curveTable, name)) throw invalid('name', name, `one of ${curveNames.join(', ')}`);
        checkInteger('digits', digits, 0, DIGITS_LIMIT + 1);
        if (isPath(process)) throw complaint('schedule', 'a path', `a schedule, which has ${name} at each timestep`);
        const { values, words, ink } = curveTable[name];
        return { values: values(process), label: words, ink };
      }),
    [name, digits, process],
  );
  if (error) return <TexError>{error.message}</TexError>;
  const { values, label, ink } = shown;
  const text = formatFixed(values[page.t] as number, digits);
  return (
    <HighlightScope>
      <DraggedNumber {...rest} page={page} text={text} label={label} ink={ink} link={curveLink(name, label)} />
    </HighlightScope>
  );
}
