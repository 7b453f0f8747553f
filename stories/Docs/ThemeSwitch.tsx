import { type CSSProperties, useId, useState } from 'react';
import { DiffusionProvider, NoiseTriptych, ScheduleChart } from '../../src/index.js';

const SECTIONS: Readonly<Record<string, CSSProperties>> = {
  'the page': {},
  'light ink on dark': { background: '#101820', color: '#f2f2f2' },
  'dark ink on light': { background: '#fbf7ee', color: '#2b2620' },
  'noise in violet': { '--df-noise': '#9a5cd0' } as CSSProperties,
};

/** Figures in a section whose ink, or one of whose properties, the reader chooses. */
export function ThemeSwitch() {
  const [chosen, choose] = useState('the page');
  const group = useId();
  return (
    <div className="page-wide">
      <fieldset className="page-choices">
        <legend>What the section says</legend>
        {Object.keys(SECTIONS).map((name) => (
          <label key={name}>
            <input type="radio" name={group} checked={chosen === name} onChange={() => choose(name)} /> {name}
          </label>
        ))}
      </fieldset>
      <div className="page-section" style={SECTIONS[chosen]}>
        <DiffusionProvider defaultT={250}>
          <ScheduleChart />
          <NoiseTriptych />
        </DiffusionProvider>
      </div>
    </div>
  );
}
