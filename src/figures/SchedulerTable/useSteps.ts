'use client';
import { useMemo, useState } from 'react';
import type { FigureState, Live } from '../../frame/definition.js';
import { describeChart, type StepsChart } from './chart.js';
import type { Described } from './described.js';

/** What a figure shows: one configuration or two. */
export interface StepsModel {
  readonly described: readonly Described[];
}

export interface StepsLive extends Live {
  /** Null if there has been nothing valid. */
  readonly chart: StepsChart | null;
  /** The step that is marked in chart and table. */
  readonly marked: number;
  readonly mark: (step: number) => void;
}

/** Marks a step, and draws the chart. */
export function useSteps({ model }: FigureState<object, StepsModel>): StepsLive {
  const [chosen, mark] = useState(0);
  const last = Math.max(0, ...(model?.described.map(({ noise }) => noise.length - 1) ?? []));
  const marked = Math.min(chosen, last);
  const chart = useMemo(() => model && describeChart(model.described, marked), [model, marked]);
  return { chart, marked, mark, content: model };
}
