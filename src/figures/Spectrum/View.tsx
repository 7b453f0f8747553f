'use client';

import { Chart } from '../../charts/Chart.js';
import { Line } from '../../charts/shapes.js';
import { decimal } from '../../i18n/num.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { exponentOf, type RadialPower } from '../../image/radialPower.js';
import { XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { messages } from './messages.js';
import { hiddenText, type Powers, spectrumChart } from './model.js';

/** The height of the chart in pixels. */
const CHART_HEIGHT = 340;
const DIGITS = 1;
const ALPHA = inked('signal', String.raw`\alpha^2 P(f)`);
const SIGMA = inked('noise', String.raw`\sigma^2`);

interface SpectrumChartProps {
  spectrum: RadialPower | null;
  powers: Powers | null;
}

/** The chart, a key of its lines, and a text about the hidden details and the slope of the power. */
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
      <div className="df-spectrum-words">
        <p>
          <FormattedMessage
            of={powers ? hiddenText(powers, <LabelTex>{`t = ${powers.t}`}</LabelTex>) : messages.pending}
          />
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
  return <FormattedMessage of={messages.law({ law, cost: decimal(-exponent * Math.LN2, DIGITS) })} />;
}
