import { TimestepSlider } from '../controls/TimestepSlider.js';
import { type ProcessSource, resolveProcess } from '../core/resolveProcess.js';
import { lastTick, tickAt, timeAtTick } from '../core/timestep.js';
import type { PropTable, TimestepProp, Values } from '../figure/propTable.js';
import { handlerName } from '../figure/resolve.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { DiffusionProvider } from '../page/DiffusionProvider.js';

interface TimestepProps {
  table: PropTable;
  /** The figure's props, as the model says them. */
  props: Values;
  onChange: (t: number) => void;
}

/** A slider for a figure that has a t and no control for it: on a page of its own it follows the controls of the page. */
export function Timestep({ table, props, onChange }: TimestepProps) {
  const prop = table['t'] as TimestepProp | undefined;
  const schedule = props['schedule'] as ProcessSource | undefined;
  const { value: process } = tryCatch(() => resolveProcess(schedule));
  if (prop?.kind !== 'timestep' || handlerName('t') in table || !process) return null;
  const { t = prop.default(process, props) } = props;
  if (typeof t !== 'number' || Number.isNaN(t)) return null;
  const tick = Math.min(lastTick(process), Math.max(0, Math.round(tickAt(process, t))));
  const tell = (chosen: number) => onChange(Math.max(prop.min, timeAtTick(process, chosen)));
  return (
    <DiffusionProvider schedule={schedule} t={tick} onTChange={tell}>
      <TimestepSlider />
    </DiffusionProvider>
  );
}
