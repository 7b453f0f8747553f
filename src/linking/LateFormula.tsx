'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { QuantityFormula as AtOnce } from '#quantity-formula';
import { KEPT, useServed } from '../components/served.js';
import { loadTypesetter, WAITING_CLASS } from '../components/typesetter.js';
import { useIsHydrating } from '../components/useIsHydrating.js';
import type { SumQuantity } from '../core/graph.js';
import { type Late, useParts } from '../hooks/useParts.js';
import { useScope } from './LinkScope.js';

type FormulaParts = typeof import('./formulaParts.js');

// Few figures show a formula. So browsers load what it is made of when one does, while server markup contains it: for
// browsers package.json maps `#quantity-formula` to a file of nulls.
const isLate = AtOnce === null;
const PARTS: Late<FormulaParts> = { load: () => import('./formulaParts.js') };

export interface LateFormulaProps {
  quantity: SumQuantity;
}

/** The formula of a quantity, above the panels of a figure; its place, until its code is loaded. */
export function LateFormula({ quantity }: LateFormulaProps) {
  const { parts, isLoading } = useParts(isLate, PARTS);
  const [served, setServed] = useState(useIsHydrating() && isLate ? quantity : null);
  const wasServed = useRef(served !== null);
  if (served && parts && !parts.isSameFormula(served, quantity)) setServed(null);
  useEffect(() => {
    if (wasServed.current && !served) void loadTypesetter();
  }, [served]);
  if (served) return <ServedFormula {...{ served, quantity, parts }} onEmpty={() => setServed(null)} />;
  const Formula = parts?.QuantityFormula ?? AtOnce;
  return Formula ? <Formula quantity={quantity} /> : <FormulaPlace {...{ quantity, isLoading }} />;
}

interface ServedFormulaProps extends LateFormulaProps {
  /** What a server has typeset the formula of. */
  served: SumQuantity;
  parts: FormulaParts | null;
  onEmpty: () => void;
}

/** What a server has typeset: it needs no KaTeX, as only its numbers change. */
function ServedFormula({ served, quantity, parts, onEmpty }: ServedFormulaProps) {
  const row = useServed<HTMLDivElement>(onEmpty);
  const scope = useScope();
  useEffect(() => {
    if (parts && row.current && scope) return parts.linkTerms(row.current, served, scope);
  }, [parts, row, served, scope]);
  useLayoutEffect(() => {
    if (parts && row.current) parts.writeNumbers(row.current, quantity);
  }, [parts, row, quantity]);
  return <div ref={row} className="df-formula" {...KEPT} />;
}

/** The coefficients that are fractions: a formula of these is higher, and the wider ones need two lines on a phone. */
const FRACTIONS = /^(predictX0|posteriorX)/;

/** As high as the formula; the figure loads KaTeX for it, as for a formula that waits. */
function FormulaPlace({ quantity, isLoading }: LateFormulaProps & { isLoading: boolean }) {
  return (
    <div
      className={`df-formula df-formula-place ${WAITING_CLASS}`}
      data-fractions={quantity.terms.map(({ name }) => FRACTIONS.exec(name)?.[0]).find(Boolean)}
      data-loading={isLoading ? 'formula' : undefined}
    />
  );
}
