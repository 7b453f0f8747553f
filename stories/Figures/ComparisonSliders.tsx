import { type ReactNode, useId, useState } from 'react';
import {
  DiffusionProvider,
  ScheduleComparison,
  type ScheduleComparisonProps,
  TimestepSlider,
} from '../../src/index.js';

const ROW = { display: 'flex', flexWrap: 'wrap', gap: '8px 32px' } as const;
const COLUMN = { flex: '1 1 12em' } as const;

/** Sliders for what the schedules are made from, above the figure that compares them. */
export function ComparisonSliders(props: ScheduleComparisonProps) {
  const [timesteps, setTimesteps] = useState(1000);
  const [betaStart, setBetaStart] = useState(1e-4);
  const [betaEnd, setBetaEnd] = useState(0.02);
  const schedule = { timesteps, betaStart, betaEnd };
  return (
    <DiffusionProvider schedule={schedule} defaultT={10}>
      <div style={ROW}>
        <Slider value={timesteps} min={20} max={2000} step={20} onChange={setTimesteps}>
          T
        </Slider>
        <Slider value={betaStart} min={1e-4} max={0.01} step={1e-4} onChange={setBetaStart}>
          β at the start
        </Slider>
        <Slider value={betaEnd} min={0.01} max={0.2} step={0.005} onChange={setBetaEnd}>
          β at the end
        </Slider>
      </div>
      <TimestepSlider />
      <ScheduleComparison {...props} {...schedule} />
    </DiffusionProvider>
  );
}

interface SliderProps {
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
  children: ReactNode;
}

function Slider({ onChange, children, ...range }: SliderProps) {
  const id = useId();
  return (
    // As the sliders inside figures look.
    <div className="df-slider df-dial" style={COLUMN}>
      <label htmlFor={id}>{children}</label>
      <output className="df-slider-value" htmlFor={id}>
        {range.value}
      </output>
      <div className="df-slider-track df-dial-track">
        <input {...range} id={id} type="range" onChange={(event) => onChange(Number(event.target.value))} />
      </div>
    </div>
  );
}
