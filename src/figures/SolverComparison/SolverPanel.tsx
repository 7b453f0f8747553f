'use client';
import { useMemo } from 'react';
import type { Message, Text } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Domain } from '../../marks/scatter/domain.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { reachedWith } from './chart.js';
import { type Compared, type Reached, SHOWN, type SolverLine } from './compared.js';
import { layersOf } from './layers.js';
import { messages } from './messages.js';
import { styleOf } from './styles.js';

export interface SolverPanelProps {
  of: Pick<SolverLine, 'solver' | 'spacing'>;
  points: Float32Array;
  compared: Compared | null;
  budget: number;
  domain: Domain;
}

/** The trajectories of a solver, over the exact ones from the same starts; dots where all of its trajectories end. */
export function SolverPanel({ of, points, compared, budget, domain }: SolverPanelProps) {
  const format = useFormat();
  const ink = styleOf(of).meaning;
  const name = styleOf(of).words;
  const line = compared?.lines.find(({ solver, spacing }) => solver === of.solver && spacing === of.spacing);
  const reached = line && reachedWith(line, budget);
  const exact = compared?.exact;
  const layers = useMemo(() => layersOf(points, reached, exact, ink), [points, reached, exact, ink]);
  return (
    <ScatterPanel
      title={format(name)}
      meaning={undefined}
      label={labelOf(name, reached)}
      domain={domain}
      layers={layers}
    />
  );
}

function labelOf(line: Text, reached: Reached | undefined): Message {
  if (!reached) return messages.noTrajectories;
  const { ends, evaluations, error } = reached;
  return messages.plot({ line, count: Math.min(SHOWN, ends.length / 2), evaluations, error: formatShort(error) });
}
