'use client';
import { Panel } from '../../components/Panel.js';
import type { LayoutProps } from '../../frame/panels.js';
import { useFormat } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import { nameIn, styleOf } from './named.js';

/** The image noised by each schedule: a row each, named in words. */
export function NoisedRows({ shown, canvasRef, aspectRatio }: LayoutProps) {
  const format = useFormat();
  const columns = shown.rows[0]?.panels.length ?? 0;
  return shown.rows.map(({ label: name, panels }, row) => (
    // Rows and panels keep their elements, and with them their pixels, when what they show changes.
    <div key={row} className="df-row">
      <div className="df-row-label" data-meaning={name && styleOf(name)?.meaning}>
        {name && format(nameIn(name))}
      </div>
      <div className="df-panels" data-narrow-columns={shown.narrowColumns}>
        {panels.map(({ title, label }, column) => (
          <Panel
            key={column}
            title={title && <LabelTex>{title}</LabelTex>}
            label={label}
            aspectRatio={aspectRatio}
            canvasRef={canvasRef(row * columns + column)}
          />
        ))}
      </div>
    </div>
  ));
}
