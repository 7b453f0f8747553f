'use client';

import { useEffect, useState } from 'react';
import { LineSample } from '../../charts/CurveChart.js';
import { PlanePlot } from '../../charts/PlanePlot.js';
import type { ImageArray } from '../../core/types.js';
import type { Diffusion } from '../../engine/imagePainter.js';
import { drawing } from '../../engine/load.js';
import { Latest } from '../../figure/latest.js';
import type { PanelsLive } from '../../figure/panels.js';
import { useLastValid } from '../../hooks/useStable.js';
import { formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { exponentOf, type RadialPower, radialPower } from '../../image/radialPower.js';
import { XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { messages } from './messages.js';
import { hiddenText, type Powers, spectrumChart } from './model.js';

/** A figure with the spectrum of its image; it is ready once that is measured. */
export interface SpectrumLive extends PanelsLive {
  /** Null until the first is measured; then that of the image before while another is measured. */
  readonly spectrum: RadialPower | null;
}

export function useSpectrum(panels: PanelsLive): SpectrumLive {
  const measured = useMeasured(panels.diffusion);
  const spectrum = useLastValid(measured);
  return { ...panels, spectrum, isReady: panels.isReady === true && measured !== null };
}

/** The spectrum of x_0; null until it is measured. */
function useMeasured({ state, image }: Diffusion): RadialPower | null {
  const [latest] = useState(() => new Latest());
  const [outcome, setOutcome] = useState<{ readonly image: ImageArray; readonly spectrum: RadialPower } | null>(null);
  useEffect(() => {
    if (state !== 'ready' || !image) return latest.stop();
    const { shape, values } = image;
    latest.run(async (signal) => {
      try {
        const work = radialPower(values, shape[1] as number, shape[2] ?? 1);
        setOutcome({ image, spectrum: await drawing.loaded().enqueue(work, { signal, priority: () => 1 }) });
      } catch {
        // Aborted: another image comes.
      }
    });
  }, [latest, state, image]);
  useEffect(() => () => latest.stop(), [latest]);
  return outcome && outcome.image === image ? outcome.spectrum : null;
}

/** Height of the chart in pixels. */
const CHART_HEIGHT = 300;
const DIGITS = 1;
const ALPHA = inked('signal', String.raw`\alpha^2 P(f)`);
const SIGMA = inked('noise', String.raw`\sigma^2`);

interface SpectrumChartProps {
  spectrum: RadialPower | null;
  powers: Powers | null;
}

/** The chart, its lines by name, and in words which details are hidden, and how fast the power falls. */
export function SpectrumChart({ spectrum, powers }: SpectrumChartProps) {
  return (
    <div className="df-panel">
      <div className="df-panel-title">
        <FormattedMessage of={messages.title({ xt: <LabelTex>{XT}</LabelTex> })} />
      </div>
      <PlanePlot {...spectrumChart(powers)} height={CHART_HEIGHT} />
      <div className="df-spectrum-legend">
        <span className="df-chart-entry" data-meaning="signal">
          <LineSample meaning="signal" dash={undefined} />
          <FormattedMessage of={messages.image({ power: <LabelTex>{ALPHA}</LabelTex> })} />
        </span>
        <span className="df-chart-entry" data-meaning="noise">
          <LineSample meaning="noise" dash={undefined} />
          <FormattedMessage of={messages.noise({ power: <LabelTex>{SIGMA}</LabelTex> })} />
        </span>
      </div>
      <div className="df-spectrum-words">
        <p>
          <FormattedMessage of={powers ? hiddenText(powers) : messages.pending} />
        </p>
        <p>{spectrum && <Law spectrum={spectrum} />}</p>
      </div>
    </div>
  );
}

function Law({ spectrum }: { spectrum: RadialPower }) {
  const exponent = exponentOf(spectrum);
  if (exponent === null) return <FormattedMessage of={messages.noLaw} />;
  const law = <LabelTex>{`f^{${exponent.toFixed(DIGITS)}}`}</LabelTex>;
  return <FormattedMessage of={messages.law({ law, cost: formatFixed(-exponent * Math.LN2, DIGITS) })} />;
}
