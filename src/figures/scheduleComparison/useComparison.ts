'use client';
import { useMemo } from 'react';
import { invalid } from '../../core/check.js';
import type { ScheduleKind, ScheduleOptions } from '../../core/types.js';
import { type Attempt, attempt } from '../../hooks/attempt.js';
import { useSettings } from '../../hooks/settings.js';
import { useStable } from '../../hooks/useStable.js';
import { type ComparisonChart, describeComparison, type NamedSchedules } from './chart.js';
import { type ComparedName, quantityTable } from './quantities.js';
import { schedulesOf } from './schedules.js';

export interface ComparisonOptions extends Pick<ScheduleOptions, 'timesteps' | 'betaStart' | 'betaEnd'> {
  readonly kinds: readonly ScheduleKind[];
  readonly quantity: ComparedName;
  /** The marked timestep. */
  readonly t: number | null;
}

export interface Comparison {
  readonly named: NamedSchedules;
  readonly chart: ComparisonChart;
}

/** The schedules and their chart. A change of t or of the quantity keeps the schedules. */
export function useComparison({ kinds, quantity, t, timesteps, ...betas }: ComparisonOptions): Attempt<Comparison> {
  const { settings } = useSettings({});
  const made = useStable({ kinds, options: { ...betas, timesteps: timesteps ?? settings.schedule.timesteps } });
  const schedules = useMemo(() => attempt(() => schedulesOf(made.kinds, made.options)), [made]);
  return useMemo(
    () =>
      attempt(() => {
        if (schedules.error) throw schedules.error;
        checkQuantity(quantity);
        return { named: schedules.value, chart: describeComparison(schedules.value, quantity, t) };
      }),
    [schedules, quantity, t],
  );
}

function checkQuantity(quantity: ComparedName): void {
  if (typeof quantity === 'string' && Object.hasOwn(quantityTable, quantity)) return;
  const names = Object.keys(quantityTable).map((name) => `'${name}'`);
  throw invalid('quantity', quantity, `one of ${names.join(', ')}`);
}
