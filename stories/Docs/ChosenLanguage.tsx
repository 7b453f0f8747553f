import { useId, useState } from 'react';
import { DiffusionProvider, NoiseTriptych, PlayControls, TimestepSlider } from '../../src/index.js';

const LANGUAGES = { de: 'Deutsch', en: 'English', es: 'Español', fr: 'Français', zh: '简体中文' };

/** A figure and its controls in the language that a reader chooses. */
export function ChosenLanguage() {
  const [lang, setLang] = useState('de');
  const id = useId();
  return (
    <>
      <p>
        <label htmlFor={id}>Language</label>{' '}
        <select id={id} className="df-select" value={lang} onChange={(event) => setLang(event.target.value)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <DiffusionProvider lang={lang} defaultT={200}>
        <PlayControls />
        <TimestepSlider />
        <NoiseTriptych />
      </DiffusionProvider>
    </>
  );
}
