'use client';

import { type ChangeEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { FigureState, FigureStatus } from '../../figure/definition.js';
import { useField } from '../../figure/useField.js';
import type { Message, ShownGap, TextGap } from '../../i18n/message.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { SymbolName } from '../../tex/Tex.js';
import { type DataRow, DataTable } from '../../ui/DataTable.js';
import { type ConfigurationSource, configurationNames, isKnown, textOf } from './configurations.js';
import { messages } from './messages.js';
import {
  type Described,
  describeChart,
  RATIO,
  SIGMA,
  type Side,
  STYLES,
  type StepsChart,
  sigmaCell,
  timestepCells,
} from './model.js';

interface StepTableProps {
  described: readonly Described[];
  marked: number;
  onMark: (step: number) => void;
}

/** The steps of one configuration, or of two side by side. The table scrolls to the marked step. */
export function StepTable({ described, marked, onMark }: StepTableProps) {
  const format = useFormat();
  const rows = useMemo(() => stepRows(described, format(messages.atEnd)), [described, format]);
  return (
    <DataTable
      className="df-steps-box"
      caption={messages.table}
      isCaptionHidden
      columns={[messages.step, ...described.flatMap(({ isFlow }) => headsOf(isFlow))]}
      groups={described.map(({ side, name, isFlow }) => ({
        head: messages.sideName({ side, name }),
        span: isFlow ? 3 : 2,
        ink: STYLES[side].ink,
      }))}
      rows={rows.map((row, step) => (step === marked ? { ...row, isCurrent: true } : row))}
      isFollowing
      onPoint={onMark}
    />
  );
}

function headsOf(isFlow: boolean): ReactNode[] {
  return [
    <FormattedMessage key="t" of={messages.timestep} />,
    <SymbolName key="sigma" tex={SIGMA} spoken={messages.sigma} />,
    ...(isFlow ? [<SymbolName key="ratio" tex={RATIO} spoken={messages.ratio} />] : []),
  ];
}

/** The numbers of each step, of all configurations. */
function stepRows(described: readonly Described[], end: string): DataRow[] {
  const columns = described.flatMap(columnsOf);
  const count = Math.max(...described.map(({ noise }) => noise.length));
  return Array.from({ length: count }, (_, step) => ({
    head: step === count - 1 ? end : step,
    cells: columns.map((cells) => cells[step] ?? null),
  }));
}

/** The columns of a configuration. */
function columnsOf({ table, noise, isFlow }: Described): TextGap[][] {
  const columns = [timestepCells(table.timesteps), table.sigmas.map(sigmaCell)];
  return isFlow ? [...columns, noise.map(sigmaCell)] : columns;
}

/** The field of the number of steps. Invalid text changes nothing, and stays until the field loses the focus. */
export function StepsField() {
  const { prop, value, isEditable, set } = useField<number>('steps');
  const [draft, setDraft] = useState<string | null>(null);
  const write = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setDraft(target.value);
    if (target.value !== '' && target.validity.valid) set(target.valueAsNumber);
  };
  return (
    <label className="df-configuration df-steps-field">
      <span className="df-configuration-name">{useFormat()(messages.steps)}</span>
      <input
        type="number"
        className="df-bar-field"
        min={prop.min}
        max={prop.max}
        disabled={!isEditable}
        value={draft ?? value}
        onChange={write}
        onBlur={() => setDraft(null)}
      />
    </label>
  );
}

/** The surprises of each configuration. */
export function SurpriseLists({ described }: { described: readonly Described[] }) {
  const format = useFormat();
  return (
    <div className="df-scheduler-notes">
      {described
        .filter(({ notes }) => notes.length > 0)
        .map(({ side, name, notes }) => (
          <div key={side}>
            <p data-ink={STYLES[side].ink}>{format(messages.sideName({ side, name }))}</p>
            <ul>
              {notes.map((note) => (
                <li key={note.key}>
                  <FormattedMessage of={withCode(note)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

/** Formats the names of a file as code. */
function withCode(note: Message): Message<ShownGap> {
  const entries = Object.entries(note.gaps).map(([name, gap]) => [
    name,
    typeof gap === 'string' ? <code key={name}>{gap}</code> : gap,
  ]);
  return { ...note, gaps: Object.fromEntries(entries) };
}

/** One configuration or two. */
interface StepsModel {
  readonly described: readonly Described[];
}

interface StepsLive extends FigureStatus {
  /** The chart; null before the first valid configuration. */
  readonly chart: StepsChart | null;
  /** The marked step in the chart and the table. */
  readonly marked: number;
  readonly mark: (step: number) => void;
}

/** Keeps the marked step, and draws the chart. */
export function useSteps({ model }: FigureState<object, StepsModel>): StepsLive {
  const [chosen, mark] = useState(0);
  const last = Math.max(0, ...(model?.described.map(({ noise }) => noise.length - 1) ?? []));
  const marked = Math.min(chosen, last);
  const chart = useMemo(() => model && describeChart(model.described, marked), [model, marked]);
  return { chart, marked, mark, content: model };
}

interface ConfigurationPickerProps {
  side: Side;
  /** The prop that the picker changes. */
  name: 'config' | 'compared';
  /** Whether readers can choose none; defaults to false. */
  isOptional?: boolean;
}

const NONE = 'none';
const OWN = 'own';

/** The picker of a side's configuration, by its name or by the text of its file. */
export function ConfigurationPicker({ side, name, isOptional = false }: ConfigurationPickerProps) {
  const { value: source, isEditable, set } = useField<ConfigurationSource | null>(name);
  const id = useId();
  const format = useFormat();
  const chosen = source === null ? NONE : isKnown(source) ? source : OWN;
  return (
    <div className="df-configuration" data-ink={STYLES[side].ink}>
      <label className="df-configuration-name" htmlFor={id}>
        {format(messages.configuration({ name: side }))}
      </label>
      <select
        id={id}
        className="df-select"
        disabled={!isEditable}
        value={chosen}
        onChange={({ target }) => set(target.value === NONE ? null : target.value)}
      >
        {isOptional && <option value={NONE}>{format(messages.none)}</option>}
        {chosen === OWN && <option value={OWN}>{format(messages.own)}</option>}
        {configurationNames.map((name) => (
          <option key={name} value={name}>
            {format(messages[name])}
          </option>
        ))}
      </select>
      {source !== null && (
        <details className="df-configuration-file">
          <summary>{format(messages.edit)}</summary>
          <textarea
            aria-label={format(messages.file({ name: side }))}
            dir="ltr"
            rows={8}
            readOnly={!isEditable}
            spellCheck={false}
            value={textOf(source)}
            onChange={({ target }) => set(target.value)}
          />
        </details>
      )}
    </div>
  );
}
