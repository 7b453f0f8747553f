'use client';
import { useContext, useMemo } from 'react';
import { DefaultsContext } from './DiffusionProvider.js';
import { describeByValue } from './describeByValue.js';
import { type Checked, checkOptions, type DiffusionOptions } from './options.js';

/** The options of a figure over those of the provider around it, checked. Stays the same while they say the same. */
export function useSettings(options: DiffusionOptions): Checked {
  const defaults = useContext(DefaultsContext);
  const image = options.image ?? defaults.image;
  const schedule = options.schedule ?? defaults.schedule;
  const seed = options.seed ?? defaults.seed;
  const resolution = options.resolution ?? defaults.resolution;
  const scheduleText = describeByValue(schedule);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the schedule counts by its value, which the text stands for.
  return useMemo(() => checkOptions({ image, schedule, seed, resolution }), [image, scheduleText, seed, resolution]);
}
