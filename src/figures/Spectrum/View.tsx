'use client';

import { Chart } from '../../charts/Chart.js';
import { Line } from '../../charts/shapes.js';
import { decimal } from '../../i18n/num.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { exponentOf, type RadialPower } from '../../image/radialPower.js';
import { XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { Facts, Reading } from '../../ui/Facts.js';
import { inked } from '../../ui/ink.js';
import { Value } from '../../ui/Value.js';
import { messages } from './messages.js';
import { levelText, type Powers, spectrumChart } from './model.js';

/** The height of the chart in pixels. */
const CHART_HEIGHT = 340;
const DIGITS = 1;
const ALPHA = inked('signal', String.raw`\alpha^2 P(f)`);
const SIGMA = inked('noise', String.raw`\sigma^2`);

interface SpectrumChartProps {
  spectrum: RadialPower | null;
  powers: Powers | null;
}

/** The chart, a key of its lines, the finest detail above the noise, and a text about the slope of the power. */
export function SpectrumChart({ spectrum, powers }: SpectrumChartProps) {
  const { lines, ...chart } = spectrumChart(powers);
  return (
    <div className="df-panel">
      <div className="df-panel-title">
        <FormattedMessage of={messages.title({ xt: <LabelTex>{XT}</LabelTex> })} />
      </div>
      <Chart
        {...chart}
        height={CHART_HEIGHT}
        legend={[
          { ink: 'signal', name: messages.image({ power: <LabelTex>{ALPHA}</LabelTex> }) },
          { ink: 'noise', name: messages.noise({ power: <LabelTex>{SIGMA}</LabelTex> }) },
        ]}
      >
        {lines.map((line) => (
          <Line key={line.name} {...line} />
        ))}
      </Chart>
      <Finest powers={powers} />
      <p className="df-spectrum-law">{spectrum && <Law spectrum={spectrum} />}</p>
    </div>
  );
}

/** The frequency of the finest detail that is not below the noise, and the log-SNR. */
function Finest({ powers }: { powers: Powers | null }) {
  const t = powers ? <LabelTex>{`t = ${powers.t}`}</LabelTex> : <Value of={undefined} />;
  const hasLimit = powers !== null && powers.visible > 0 && Number.isFinite(powers.visible);
  const value = powers && (hasLimit ? Math.round(powers.visible) : powers.visible > 0 ? messages.all : messages.none);
  return (
    <Facts rows={[[messages.level({ t }), powers ? levelText(powers.logSnr) : undefined]]}>
      <Reading
        label={messages.finest}
        value={value ?? undefined}
        unit={powers === null || hasLimit ? messages.perWidth : undefined}
      />
    </Facts>
  );
}

function Law({ spectrum }: { spectrum: RadialPower }) {
  const exponent = exponentOf(spectrum);
  if (exponent === null) return <FormattedMessage of={messages.noLaw} />;
  const law = <LabelTex>{`f^{${exponent.toFixed(DIGITS)}}`}</LabelTex>;
  return <FormattedMessage of={messages.law({ law, cost: decimal(-exponent * Math.LN2, DIGITS) })} />;
}
