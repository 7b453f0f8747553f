import { type ComponentType, type ReactNode, useContext, useId, useState } from 'react';
import { definitionOf } from '../../src/figure/defineFigure.js';
import type { AnyDefinition } from '../../src/figure/definition.js';
import { defaultProps } from '../../src/figure/resolve.js';
import { DiffusionProvider, ImagePicker, TimestepSlider, useTimestep } from '../../src/index.js';
import { DefaultsContext } from '../../src/page/contexts.js';
import { codeOf, type Shown } from '../../src/serialize/code.js';
import { elementOf } from '../../src/serialize/html.js';
import { pythonOf } from '../../src/serialize/python.js';
import { widgetOf } from '../widget.js';
import { type Code, CodeTabs } from './CodeTabs.js';

const KINDS = ['linear', 'quadratic', 'sigmoid', 'cosine'] as const;
const SCRIPT = '<script type="module" src="embed.js"></script>\n\n';
/** The timestep of a figure that has none by default. */
const SOME_T = 200;

/** A figure that readers try: its timestep, seed, schedule and image, as far as it has them, and the code that shows it so. */
export function Playground({ component: Figure }: { component: ComponentType }) {
  const definition = definitionOf(Figure) as AnyDefinition;
  const [seed, setSeed] = useState(0);
  const [kind, setKind] = useState('');
  const { all } = definition;
  const takes = (name: string) => all[name]?.from !== undefined;
  const given = {
    ...(seed !== 0 && { seed }),
    ...(kind !== '' && { schedule: { kind: kind as (typeof KINDS)[number] } }),
  };
  return (
    <DiffusionProvider {...given} {...(takes('t') && { defaultT: timestepOf(definition) })}>
      <Figure />
      <div className="playground">
        {takes('t') && <TimestepSlider />}
        {takes('seed') && <SeedField seed={seed} onChange={setSeed} />}
        {takes('schedule') && (
          <Field label="Schedule">
            {(id) => (
              <select id={id} value={kind} autoComplete="off" onChange={({ target }) => setKind(target.value)}>
                <option value="">default</option>
                {KINDS.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        {takes('image') && <ImagePicker camera={false} />}
      </div>
      <FigureCode definition={definition} />
    </DiffusionProvider>
  );
}

/** The default of t, if the page's slider can hold it. */
function timestepOf({ all }: AnyDefinition): number {
  const { t } = defaultProps(all);
  return Number.isInteger(t) && (t as number) > 0 ? (t as number) : SOME_T;
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="playground-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function SeedField({ seed, onChange }: { seed: number; onChange: (seed: number) => void }) {
  return (
    <Field label="Seed">
      {(id) => (
        <input
          id={id}
          type="number"
          min={0}
          step={1}
          value={seed}
          autoComplete="off"
          onChange={({ target }) => onChange(Math.max(0, Math.trunc(target.valueAsNumber || 0)))}
        />
      )}
    </Field>
  );
}

/** The figure as React, HTML and Python, as its menu copies it. */
function FigureCode({ definition: { name, all } }: { definition: AnyDefinition }) {
  const defaults = useContext(DefaultsContext);
  const [t] = useTimestep();
  const shown: Shown = { props: {}, propTable: all, defaults, t };
  const react = codeOf(name, shown);
  const html = elementOf(name, shown);
  const widget = widgetOf(name, shown, 'en');
  const numbers = pythonOf(name, shown);
  const codes: Code[] = [
    { name: 'React', language: 'tsx', code: react.code },
    { name: 'HTML', language: 'html', code: SCRIPT + html.code },
    ...(widget === null ? [] : [{ name: 'Python', language: 'python' as const, code: widget }]),
    ...('code' in numbers ? [{ name: 'NumPy', language: 'python' as const, code: numbers.code }] : []),
  ];
  return (
    <>
      <CodeTabs codes={codes} />
      {react.left.length > 0 && (
        <p className="playground-note">
          Your image is a file, so the code does not have it. Serve the file, and pass its address as <code>image</code>
          .
        </p>
      )}
    </>
  );
}
