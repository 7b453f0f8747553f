'use client';

import { useMemo } from 'react';
import { Chart } from '../../charts/Chart.js';
import type { LayoutProps } from '../../figure/panels.js';
import { useLastValid } from '../../hooks/useStable.js';
import type { Message, ShownGap } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import { equalScales, noiseOvertakes } from '../../process/crossings.js';
import type { ImageArray } from '../../process/types.js';
import { NOISE_SCALE, SIGNAL_SCALE, X0 } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { DataTable } from '../../ui/DataTable.js';
import { Panel } from '../../ui/Panel.js';
import { PanelGrid, PanelRow } from '../../ui/PanelGroup.js';
import { shownTime } from '../shared/describe.js';
import { messages } from './messages.js';
import { type ComparedQuantity, type ComparisonChart, type Named, nameIn, quantityTable, styleOf } from './model.js';

/** The standard deviation of an image's values: its contrast. */
export function standardDeviation(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / values.length);
}

/** The standard deviation of an image; null before it is decoded. */
function useContrast(image: ImageArray | null): number | null {
  return useLastValid(useMemo(() => image && standardDeviation(image.values), [image]));
}

const DEVIATION = String.raw`\operatorname{sd}(${X0})`;
const CONTRAST_DECIMALS = 3;

interface CrossingTableProps {
  named: Named;
  /** x0; null until it is decoded. */
  image: ImageArray | null;
}

/**
 * The t at which the noise takes over in each schedule: at which it equals the image's scale, and at which it equals the image's contrast.
 */
export function CrossingTable({ named, image }: CrossingTableProps) {
  const contrast = useContrast(image);
  return (
    <DataTable
      columns={[
        messages.schedule,
        <Condition key="scales" name={messages.equalScales} tex={`${SIGNAL_SCALE} = ${NOISE_SCALE}`} />,
        <Condition
          key="contrast"
          name={messages.noiseOvertakes}
          tex={`${SIGNAL_SCALE}\\,${DEVIATION} < ${NOISE_SCALE}`}
        />,
      ]}
      rows={named.map(([name, process]) => {
        const { ink, dash } = styleOf(name) ?? {};
        return {
          head: nameIn(name),
          sample: { ink, dash },
          cells: [
            shown(equalScales(process)),
            contrast === null ? undefined : shown(noiseOvertakes(process, contrast)),
          ],
        };
      })}
      note={messages.contrast({
        deviation: <LabelTex>{DEVIATION}</LabelTex>,
        contrast: num.decimal(contrast ?? undefined, CONTRAST_DECIMALS),
      })}
    />
  );
}

/** The name of a column of t, and the condition that t meets. */
function Condition({ name, tex }: { name: Message; tex: string }) {
  return (
    <>
      {useFormat()(name)}
      <span className="df-table-formula">
        <LabelTex>{`t\\colon ${tex}`}</LabelTex>
      </span>
    </>
  );
}

/** A timestep, or a time of a path in three digits. */
function shown(t: number | null): ShownGap {
  return t === null ? messages.never : shownTime(t);
}

/** The image noised by each schedule, in one named row each. */
export function NoisedRows({ shown, canvasRef, aspectRatio }: LayoutProps) {
  const format = useFormat();
  const columns = shown.rows[0]?.panels.length ?? 0;
  return (
    <PanelGrid columns={columns} isLabelled aspectRatio={aspectRatio}>
      {shown.rows.map(({ label: name, panels }, row) => (
        // Rows and panels keep their elements and pixels when their content changes.
        <PanelRow
          key={row}
          label={name && format(nameIn(name))}
          ink={name ? styleOf(name)?.ink : undefined}
          narrowColumns={shown.narrowColumns}
        >
          {panels.map(({ title, label }, column) => (
            <Panel
              key={column}
              title={title && <LabelTex>{title}</LabelTex>}
              label={label}
              aspectRatio={aspectRatio}
              canvasRef={canvasRef(row * columns + column)}
            />
          ))}
        </PanelRow>
      ))}
    </PanelGrid>
  );
}

interface ComparedCurvesProps {
  chart: ComparisonChart;
  /** Called with the timestep to which a reader moves the marker; null if readers cannot move it. */
  onMark: ((t: number) => void) | null;
}

/** The chart, below its title. The names of the curves are those of their kinds. */
export function ComparedCurves({ chart, onMark }: ComparedCurvesProps) {
  const { tex, title }: ComparedQuantity = quantityTable[chart.quantity];
  const named = { symbol: <LabelTex>{tex}</LabelTex>, quantity: title };
  return (
    <div className="df-compared">
      <Chart
        {...chart}
        title={chart.range ? messages.titleInRange({ ...named, range: chart.range }) : messages.title(named)}
        marker={{ ...chart.marker, onChange: onMark }}
      />
    </div>
  );
}
