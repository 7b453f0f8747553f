'use client';
import { inked } from '../components/ink.js';
import type { Quantity } from '../core/graph.js';
import type { Diffusion } from '../engine/useDiffusion.js';
import { useStable } from '../hooks/useStable.js';
import { useFormat } from '../i18n/useFormat.js';
import { channelsOf } from '../marks/panels/channels.js';
import type { PanelDescription, RowDescription } from '../marks/panels/description.js';
import { calculationOf, meaningOf } from './arithmetic.js';
import { loupeMessages } from './messages.js';
import { spoken } from './numbers.js';
import type { Size } from './place.js';
import { Sheet } from './Sheet.js';
import type { Spot } from './useGestures.js';
import { useValues } from './useValues.js';

export interface ReadoutProps {
  /** The panel that was pressed, and its row. */
  panel: PanelDescription;
  row: RowDescription;
  spot: Spot;
  image: Size;
  diffusion: Diffusion;
  onClose: () => void;
}

/** The values under the loupe, in every panel of a row. */
export function Readout({ panel, row, spot, image, diffusion, onClose }: ReadoutProps) {
  const valuesAt = useValues(diffusion, useStable(row.panels.flatMap(neededBy)));
  const channels = channelsOf(diffusion.image?.shape ?? []);
  const first = channels.length * (spot.y * image.width + spot.x);
  const lookUps = channels.map((_, channel) => valuesAt(first + channel));
  const panels = row.panels.map((each) => ({
    title: titleOf(each),
    lines: lookUps.map((lookUp) => calculationOf(each, lookUp)),
  }));
  const pressed = row.panels.indexOf(panel);
  const format = useFormat();
  const at = { x: spot.x, y: spot.y };
  return (
    <Sheet
      place={loupeMessages.place({ ...at, ...image })}
      channels={channels}
      panels={panels}
      pressed={pressed}
      words={spoken(
        { panel: panel.label, place: loupeMessages.pixel(at) },
        channels,
        panels[pressed]?.lines ?? [],
        format,
      )}
      onClose={onClose}
    />
  );
}

/** The quantities whose values a panel's equation names. */
function neededBy({ quantity, against }: PanelDescription): Quantity[] {
  const terms = quantity.kind === 'sum' ? [...quantity.terms, ...(quantity.noise ? [quantity.noise] : [])] : [];
  return [quantity, ...terms.map(({ of }) => of), ...(against ? [against] : [])];
}

function titleOf({ title, quantity }: PanelDescription): string {
  const { symbol = 'x' } = quantity;
  const meaning = meaningOf(quantity);
  return title ?? (meaning ? inked(meaning, symbol) : symbol);
}
