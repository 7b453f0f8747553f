'use client';

import { useMemo } from 'react';
import { FieldRow } from '../../figure/fields.js';
import { useField } from '../../figure/useField.js';
import type { Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Observation } from '../../mixture/observation.js';
import type { Domain } from '../../points/chosenPoints.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { LabelTex } from '../../tex/Tex.js';
import { DraggablePoint } from '../../ui/DraggablePoint.js';
import { Key, type KeyItem } from '../../ui/Key.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { Slider } from '../../ui/Slider.js';
import { Value } from '../../ui/Value.js';
import { methods, type Samples } from './compute.js';
import { messages } from './messages.js';
import {
  angleOf,
  deviationOf,
  labelOf,
  METHOD_NAMES,
  nearestOnLine,
  observedLayers,
  type Row,
  rowsOf,
  sampleLayer,
  turned,
  valueAt,
  withValue,
} from './model.js';

interface MeasuredProps {
  observed: Observation;
}

/** The range of the slider. The page may set larger values. */
const VALUES = { min: -2, max: 2, step: 0.05 };

/** The controls of the measured values, and of the direction if there is one value. */
export function Measured({ observed }: MeasuredProps) {
  const { isEditable, set } = useField<Observation>('observed');
  const rows = rowsOf(observed);
  const isOne = rows.length === 1;
  const angle = angleOf(rows[0] as Row);
  return (
    <FieldRow>
      {rows.map(([, , value], row) => (
        <Slider
          key={row}
          label={
            <Value
              of={isOne ? messages.value({ symbol: <LabelTex>y</LabelTex> }) : messages.valueOf({ number: row + 1 })}
            />
          }
          text={num.decimal(value)}
          valueText={messages.spokenValue({ value: num.decimal(value) })}
          {...VALUES}
          value={value}
          disabled={!isEditable}
          onChange={(next) => set(withValue(observed, row, Number(next.toFixed(2))))}
        />
      ))}
      {isOne && (
        <Slider
          label={<Value of={messages.angle} />}
          text={messages.degrees({ angle })}
          {...{ min: 0, max: 359, step: 1, value: angle }}
          disabled={!isEditable}
          onChange={(degrees) => set(turned(observed, degrees))}
        />
      )}
    </FieldRow>
  );
}

/** The rows in TeX: 0.60 x + 0.80 y = 0.30 ± 0.10. */
export function Equations({ observed }: Pick<MeasuredProps, 'observed'>) {
  const term = (factor: number, symbol: string, isFirst: boolean) => {
    const sign = factor < 0 ? '-' : isFirst ? '' : '+';
    return `${sign}${Math.abs(factor).toFixed(2)}\\,${symbol}`;
  };
  const deviation = deviationOf(observed).replace(/e-(\d+)/, String.raw`\cdot 10^{-$1}`);
  return rowsOf(observed).map(([a, b, value], row) => (
    <p key={row} className="df-observations-equation">
      <LabelTex>{`${term(a, 'x_1', true)}${term(b, 'x_2', false)} = ${value.toFixed(2)} \\pm ${deviation}`}</LabelTex>
    </p>
  ));
}

const KEY: readonly KeyItem[] = [
  { mark: 'dot', ink: 'posterior', name: messages.samples },
  { mark: 'dot', ink: 'quiet', opacity: 0.5, name: messages.data },
  { ink: 'noise', name: messages.measured },
];

interface PanelsProps extends MeasuredProps {
  points: Float32Array;
  /** The name of the set in words; null for the page's own points. */
  name: Text | null;
  domain: Domain;
  /** The newest samples; null before the first. */
  samples: Samples | null;
  /** Whether the samples belong to the shown measurement. */
  isCurrent: boolean;
}

/**
 * Shows a panel for each method with the data, the line, the samples and their distance from the posterior. While the samples of another
 * measurement form, the last samples and distances stay, dimmed.
 */
export function ObservedPanels(props: PanelsProps) {
  const { points, name, domain, observed, samples, isCurrent } = props;
  const { isEditable, set } = useField<Observation>('observed');
  const format = useFormat();
  const below = useMemo(() => observedLayers(points, observed, domain), [points, observed, domain]);
  const layers = useMemo(
    () => methods.map((method) => (samples ? [...below, sampleLayer(samples, method, !isCurrent)] : below)),
    [below, samples, isCurrent],
  );
  const [row, ...others] = rowsOf(observed) as [Row, ...Row[]];
  const staleness = samples && !isCurrent ? 'df-stale' : undefined;
  return (
    <>
      <PanelGroup narrowColumns={2}>
        {methods.map((method, index) => {
          const distance = samples?.sampled.find((one) => one.method === method)?.distance;
          return (
            <ScatterPanel
              key={method}
              title={format(METHOD_NAMES[method])}
              ink={method === 'exact' ? 'posterior' : undefined}
              note={
                <span className={staleness}>
                  {format(
                    distance === Infinity ? messages.diverges : messages.distance({ distance: num.decimal(distance) }),
                  )}
                </span>
              }
              label={labelOf(method, samples, name)}
              domain={domain}
              layers={layers[index] ?? null}
              over={
                index === 0 && others.length === 0 && isEditable ? (
                  <DraggablePoint
                    domain={domain}
                    value={nearestOnLine(row, domain)}
                    label={messages.line}
                    ink="noise"
                    onChange={(place) => set(withValue(observed, 0, valueAt(row, place)))}
                  />
                ) : undefined
              }
            />
          );
        })}
      </PanelGroup>
      <Key items={KEY} />
      <p className="df-observations-floor">
        <span className={staleness}>{format(messages.floor({ distance: num.decimal(samples?.floor) }))}</span>
      </p>
    </>
  );
}
