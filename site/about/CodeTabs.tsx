import { useId } from 'react';
import { useCopy } from '../../stories/useCopy.js';
import { colored, type Language } from './colored.js';

const SAYS = { idle: '', copied: 'Copied', refused: 'Not allowed' } as const;

/** One figure in one language. */
export interface Code {
  readonly name: string;
  readonly language: Language;
  readonly code: string;
}

export interface CodeTabsProps {
  readonly codes: readonly Code[];
}

/**
 * Shows the code of a figure in one of several languages. The choice is made of native radio buttons, which work by arrow keys and without
 * scripts. Printed pages contain all languages.
 */
export function CodeTabs({ codes }: CodeTabsProps) {
  const name = useId();
  return (
    <fieldset className="code-tabs">
      <legend className="code-tabs-legend">Code</legend>
      {codes.map((one, index) => (
        <label key={one.name} className="code-tab">
          <input type="radio" name={name} value={one.name} defaultChecked={index === 0} autoComplete="off" />
          {one.name}
        </label>
      ))}
      {codes.map((one) => (
        <Panel key={one.name} {...one} />
      ))}
    </fieldset>
  );
}

function Panel({ name, language, code }: Code) {
  const [state, copy] = useCopy();
  return (
    <div className="code-panel" data-language={name}>
      <div className="code-head">
        <span className="code-name">{name}</span>
        <span role="status">{SAYS[state]}</span>
        <button type="button" className="code-copy" aria-label={`Copy the code for ${name}`} onClick={() => copy(code)}>
          Copy
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard */}
      <pre tabIndex={0}>
        <code>{colored(code, language)}</code>
      </pre>
    </div>
  );
}
