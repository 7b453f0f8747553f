'use client';

import type { ReactNode, Ref } from 'react';
import { messages } from '../charts/messages.js';
import { quantityLink } from '../equations/names.js';
import { HighlightTarget, useHighlight } from '../highlight/Highlight.js';
import type { Link } from '../highlight/registry.js';
import type { Text, TextGap } from '../i18n/message.js';
import { formatFixed } from '../i18n/numbers.js';
import { useFormat, useFormattedTex } from '../i18n/useFormat.js';
import { isPlainText, LabelTex, TexOrText, TitleTex } from '../tex/Tex.js';
import { Panel } from '../ui/Panel.js';
import type { PanelDescription } from './description.js';

/** The number of decimals that the notebook prints. */
const L1_DECIMALS = 3;
const PSNR_DECIMALS = 1;

/** Returns the measured value of a panel as text; null until it has been measured. */
function measuredText(measured: PanelDescription['measured'], value: number | null): TextGap | null {
  if (value === null) return null;
  return measured === 'psnr'
    ? messages.decibels({ number: formatFixed(value, PSNR_DECIMALS) })
    : formatFixed(value, L1_DECIMALS);
}

/** A value of a pixel, or a coordinate of a point. */
export interface Channel {
  /** The letter before the number; empty if there is only one channel. */
  readonly letter: string;
  readonly name: Text;
}

const COLORS: readonly Channel[] = [
  { letter: 'R', name: messages.red },
  { letter: 'G', name: messages.green },
  { letter: 'B', name: messages.blue },
];
const GREY: readonly Channel[] = [{ letter: '', name: '' }];

/** The values that each pixel of an image has. */
export function channelsOf(shape: readonly number[]): readonly Channel[] {
  return shape[2] === COLORS.length ? COLORS : GREY;
}

/** The text below a panel that the panel's description does not contain, and the end of the panel's label. */
export interface PanelAddition {
  readonly note: ReactNode;
  /** The words; null until they are available. */
  readonly words: Text | null;
}

/** Returns the link of a panel. */
export function linkOf({ quantity, symbols, name }: PanelDescription): Link {
  return quantityLink(quantity, symbols, name);
}

interface TitleTargetProps {
  tex: string;
  name: Text | undefined;
  /** The link of the panel or column; undefined if the title has none. */
  link: Link | undefined;
  isFirst: boolean;
}

/** A title that highlights the elements that share the link of its panel or column. */
export function TitleTarget({ tex, name, link, isFirst }: TitleTargetProps) {
  const symbol = useSpoken(tex);
  const title = <TitleTex name={name}>{tex}</TitleTex>;
  if (!link) return title;
  const label = symbol === null ? link.words : name ? messages.named({ name, symbol }) : symbol;
  return (
    <HighlightTarget link={link} label={label} first={isFirst}>
      {title}
    </HighlightTarget>
  );
}

/** A title as a screen reader can read it, `t = 0,2` in German for `t = 0.2`; null for TeX that does not read well. */
function useSpoken(tex: string): string | null {
  const formatted = useFormattedTex(tex);
  if (isPlainText(tex)) return tex;
  return /^[\w =.-]+$/.test(tex) ? formatted.replaceAll('{,}', ',') : null;
}

const L1 = String.raw`\ell_1`;
const UNKNOWN = '–';

interface MeasuredPanelProps {
  panel: PanelDescription;
  /** The ℓ1 distance from x0; null until it has been measured. */
  distance: number | null;
  aspectRatio: number | undefined;
  canvasRef: Ref<HTMLCanvasElement>;
  /** Whether its title is the first of the figure. */
  isFirst: boolean;
  addition?: PanelAddition | null | undefined;
}

/** A panel with its ℓ1 distance below it, if measured. */
export function MeasuredPanel({ panel, distance, isFirst, addition, ...place }: MeasuredPanelProps) {
  const { title, name, label, ink, measured, note } = panel;
  const format = useFormat();
  const link = linkOf(panel);
  const panelRef = useHighlight<HTMLDivElement>(link);
  const text = measuredText(measured, distance);
  const value = text ?? UNKNOWN;
  const notes = (
    <>
      {measured && (
        <div>
          {measured === 'psnr' ? format(messages.psnr) : <LabelTex>{L1}</LabelTex>} {format(value)}
        </div>
      )}
      {note && <TexOrText>{note}</TexOrText>}
      {addition?.note}
    </>
  );
  const distanceWords =
    measured && text ? [measured === 'psnr' ? messages.spokenPsnr({ value }) : messages.spokenL1({ value })] : [];
  const additionWords = addition?.words ? [addition.words] : [];
  const spoken = [label, ...distanceWords, ...additionWords].reduce((before, next) =>
    messages.joined({ before, next }),
  );
  return (
    <Panel
      panelRef={panelRef}
      title={title && <TitleTarget {...{ tex: title, name, link, isFirst }} />}
      note={(measured || note || addition) && notes}
      label={format(spoken)}
      ink={ink}
      {...place}
    />
  );
}
