'use client';
import { isPath } from '../../core/process.js';
import type { ImageArray, Process } from '../../core/types.js';
import { formatFixed } from '../../i18n/numbers.js';
import { type Format, FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { NOISE_SCALE, SIGNAL_SCALE, X0 } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { shownTime } from '../shownTime.js';
import { equalScales, noiseOvertakes } from './crossings.js';
import { messages } from './messages.js';
import { type Named, nameIn, styleOf } from './named.js';
import { useContrast } from './useContrast.js';

const DEVIATION = String.raw`\operatorname{sd}(${X0})`;
const CONTRAST_DECIMALS = 3;
/** As wide as a digit. */
const FIGURE_SPACE = '\u2007';

interface CrossingTableProps {
  named: Named;
  /** x0; null until it is decoded. */
  image: ImageArray | null;
}

/** When noise takes over in each schedule: where it is as large as the image's scale, and as the image's contrast. */
export function CrossingTable({ named, image }: CrossingTableProps) {
  const contrast = useContrast(image);
  const format = useFormat();
  return (
    <>
      <table className="df-crossings">
        <thead>
          <tr>
            <th scope="col">{format(messages.schedule)}</th>
            <th scope="col">
              {format(messages.equalScales)}
              <span className="df-crossings-formula">
                <LabelTex>{`${SIGNAL_SCALE} = ${NOISE_SCALE}`}</LabelTex>
              </span>
            </th>
            <th scope="col">
              {format(messages.noiseOvertakes)}
              <span className="df-crossings-formula">
                <LabelTex>{`${SIGNAL_SCALE}\\,${DEVIATION} < ${NOISE_SCALE}`}</LabelTex>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {named.map(([name, process]) => (
            <tr key={name}>
              <th scope="row" data-meaning={styleOf(name)?.meaning}>
                {format(nameIn(name))}
              </th>
              <td>{shown(equalScales(process), process, format)}</td>
              <td>{contrast === null ? '–' : shown(noiseOvertakes(process, contrast), process, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="df-crossings-note">
        <FormattedMessage
          of={messages.contrast({
            deviation: <LabelTex>{DEVIATION}</LabelTex>,
            contrast: contrast === null ? '–' : formatFixed(contrast, CONTRAST_DECIMALS),
          })}
        />
      </p>
    </>
  );
}

/** A timestep whose digits line up with those of the other rows, or a time of a path in three digits. */
function shown(t: number | null, process: Process, format: Format): string {
  if (t === null) return format(messages.never);
  if (isPath(process)) return `t = ${format(shownTime(t))}`;
  return `t = ${String(t).padStart(String(process.timesteps - 1).length, FIGURE_SPACE)}`;
}
