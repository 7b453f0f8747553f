'use client';

import { type ChangeEvent, memo, useId, useMemo, useRef, useState } from 'react';
import type { FigureState, FigureStatus } from '../../figure/definition.js';
import { useLayoutEffect } from '../../hooks/useLayoutEffect.js';
import type { Message, ShownGap, TextGap } from '../../i18n/message.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { SymbolHeader } from '../../tex/Tex.js';
import { type ConfigurationSource, configurationNames, isKnown, textOf } from './configurations.js';
import { messages } from './messages.js';
import {
  type Described,
  describeChart,
  NOTHING,
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

/** The steps of one configuration, or of two side by side. The marked one is kept in sight. */
export function StepTable({ described, marked, onMark }: StepTableProps) {
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => described.flatMap(columnsOf), [described]);
  const rows = Math.max(...described.map(({ noise }) => noise.length));
  useLayoutEffect(() => {
    if (box.current) showRow(box.current, marked);
  }, [marked]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={box} className="df-steps-box" tabIndex={0} aria-label={format(messages.table)}>
      <table className="df-steps">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {format(messages.step)}
            </th>
            {described.map(({ side, name, isFlow }) => (
              <th key={side} scope="colgroup" colSpan={isFlow ? 3 : 2} data-meaning={STYLES[side].meaning}>
                {format(messages.sideName({ side, name }))}
              </th>
            ))}
          </tr>
          <tr>
            {described.map(({ side, isFlow }) => (
              <Headers key={side} isFlow={isFlow} />
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, step) => (
            <Row key={step} {...{ step, columns, onMark }} isEnd={step === rows - 1} isMarked={step === marked} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Headers({ isFlow }: { isFlow: boolean }) {
  return (
    <>
      <th scope="col">{useFormat()(messages.timestep)}</th>
      <SymbolHeader tex={SIGMA} spoken={messages.sigma} />
      {isFlow && <SymbolHeader tex={RATIO} spoken={messages.ratio} />}
    </>
  );
}

interface RowProps {
  step: number;
  columns: readonly (readonly TextGap[])[];
  isEnd: boolean;
  isMarked: boolean;
  onMark: (step: number) => void;
}

/** By itself, as two hundred of them stay as they are while another is marked. */
const Row = memo(function Row({ step, columns, isEnd, isMarked, onMark }: RowProps) {
  const format = useFormat();
  return (
    <tr aria-current={isMarked || undefined} onPointerEnter={() => onMark(step)}>
      <th scope="row">{isEnd ? format(messages.atEnd) : step}</th>
      {columns.map((cells, column) => (
        <td key={column}>
          <FormattedMessage of={cells[step] ?? NOTHING} />
        </td>
      ))}
    </tr>
  );
});

/** What stands in each row below the headers of a configuration. */
function columnsOf({ table, noise, isFlow }: Described): TextGap[][] {
  const columns = [timestepCells(table.timesteps), table.sigmas.map(sigmaCell)];
  return isFlow ? [...columns, noise.map(sigmaCell)] : columns;
}

/** Scrolls a box, and not the page, until a row is seen below its header. */
function showRow(box: HTMLElement, index: number): void {
  const row = box.querySelectorAll<HTMLElement>('tbody tr')[index];
  const header = box.querySelector('thead');
  if (!row || !header) return;
  const above = row.offsetTop - header.offsetHeight;
  const below = row.offsetTop + row.offsetHeight - box.clientHeight;
  if (box.scrollTop > above) box.scrollTop = above;
  else if (box.scrollTop < below) box.scrollTop = below;
}

interface StepsFieldProps {
  steps: number;
  most: number;
  disabled: boolean;
  onChange: (steps: number) => void;
}

/** The number of steps. What is written and is none stays until the field is left, and changes nothing. */
export function StepsField({ steps, most, disabled, onChange }: StepsFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const write = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setDraft(target.value);
    if (target.value !== '' && target.validity.valid) onChange(target.valueAsNumber);
  };
  return (
    <label className="df-configuration df-steps-field">
      <span className="df-configuration-name">{useFormat()(messages.steps)}</span>
      <input
        type="number"
        className="df-bar-field"
        min={1}
        max={most}
        disabled={disabled}
        value={draft ?? steps}
        onChange={write}
        onBlur={() => setDraft(null)}
      />
    </label>
  );
}

/** What surprises in each configuration. */
export function SurpriseLists({ described }: { described: readonly Described[] }) {
  const format = useFormat();
  return (
    <div className="df-scheduler-notes">
      {described
        .filter(({ notes }) => notes.length > 0)
        .map(({ side, name, notes }) => (
          <div key={side}>
            <p data-meaning={STYLES[side].meaning}>{format(messages.sideName({ side, name }))}</p>
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

/** Names of a file are code. */
function withCode(note: Message): Message<ShownGap> {
  const entries = Object.entries(note.gaps).map(([name, gap]) => [
    name,
    typeof gap === 'string' ? <code key={name}>{gap}</code> : gap,
  ]);
  return { ...note, gaps: Object.fromEntries(entries) };
}

/** What a figure shows: one configuration or two. */
interface StepsModel {
  readonly described: readonly Described[];
}

interface StepsLive extends FigureStatus {
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

interface ConfigurationPickerProps {
  side: Side;
  /** Null is none. */
  source: ConfigurationSource | null;
  /** Whether there may be none; defaults to false. */
  isOptional?: boolean;
  /** Whether the page holds it: its text can be read all the same. */
  disabled: boolean;
  onChange: (source: ConfigurationSource | null) => void;
}

const NONE = 'none';
const OWN = 'own';

/** Which configuration a side shows, by its name or by the text of its file. */
export function ConfigurationPicker(props: ConfigurationPickerProps) {
  const { side, source, isOptional = false, disabled, onChange } = props;
  const id = useId();
  const format = useFormat();
  const chosen = source === null ? NONE : isKnown(source) ? source : OWN;
  return (
    <div className="df-configuration" data-meaning={STYLES[side].meaning}>
      <label className="df-configuration-name" htmlFor={id}>
        {format(messages.configuration({ name: side }))}
      </label>
      <select
        id={id}
        className="df-select"
        disabled={disabled}
        value={chosen}
        onChange={({ target }) => onChange(target.value === NONE ? null : target.value)}
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
            readOnly={disabled}
            spellCheck={false}
            value={textOf(source)}
            onChange={({ target }) => onChange(target.value)}
          />
        </details>
      )}
    </div>
  );
}
