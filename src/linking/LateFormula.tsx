'use client';
import { useCallback, useEffect, useState } from 'react';
import { KEPT, useServed } from '../components/served.js';
import { WAITING_CLASS } from '../components/typesetter.js';
import { useIsHydrating } from '../components/useIsHydrating.js';
import type { SumQuantity } from '../core/graph.js';
import { interaction, typesetsAtOnce, typesetting } from '../hooks/load.js';
import { useLate } from '../hooks/useLate.js';

export interface LateFormulaProps {
  quantity: SumQuantity;
}

/** The formula of a quantity, above the panels of a figure: a server's as it is, else its place until it comes with KaTeX. */
export function LateFormula({ quantity }: LateFormulaProps) {
  const code = useLate(typesetting);
  const [served, setServed] = useState(useIsHydrating() && !typesetsAtOnce ? quantity : null);
  const replace = useCallback(() => {
    setServed(null);
    typesetting.request();
  }, []);
  if (served) return <KeptFormula served={served} quantity={quantity} onOther={replace} />;
  return code ? <code.QuantityFormula quantity={quantity} /> : <FormulaPlace quantity={quantity} />;
}

interface KeptFormulaProps extends LateFormulaProps {
  /** What a server has typeset the formula of. */
  served: SumQuantity;
  /** Called where it is no longer that formula. */
  onOther: () => void;
}

/** What a server has typeset: it needs no KaTeX, as only its numbers change. */
function KeptFormula(props: KeptFormulaProps) {
  const row = useServed<HTMLDivElement>(props.onOther);
  const code = useLate(interaction);
  useEffect(() => interaction.request(), []);
  return (
    <>
      <div ref={row} className="df-formula" {...KEPT} />
      {code && <code.ServedFormula {...props} row={row} />}
    </>
  );
}

/** The coefficients that are fractions: a formula of these is higher, and the wider ones need two lines on a phone. */
const FRACTIONS = /^(predictX0|posteriorX)/;

/** As high as the formula; the figure loads KaTeX for it, as for a formula that waits. */
function FormulaPlace({ quantity }: LateFormulaProps) {
  return (
    <div
      className={`df-formula df-formula-place ${WAITING_CLASS}`}
      data-fractions={quantity.terms.map(({ name }) => FRACTIONS.exec(name)?.[0]).find(Boolean)}
    />
  );
}
