import { InlineTex as Tex } from '../Notebook/InlineTex.js';
import { addressOf } from './lessons.js';
import './settings.css';
import { type ProgramName, programs, settings } from './settings.js';

const names = Object.keys(programs) as ProgramName[];

/** Settings, where to play with them, and what programs call them. On a narrow page each row is a list. */
export function SettingsTable() {
  return (
    <div className="page-table page-wide lesson-settings">
      <table>
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Play with it</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {programs[name].name} {programs[name].version}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {settings.map(({ name: setting, symbol, lesson, called }) => (
            <tr key={setting}>
              <th scope="row">
                {setting}
                {symbol && (
                  <>
                    , <Tex>{symbol}</Tex>
                  </>
                )}
              </th>
              <td data-label="Play with it">
                <a href={addressOf(lesson.id)} target="_top">
                  {lesson.title}
                </a>
              </td>
              {names.map((name) => (
                <td key={name} data-label={programs[name].name}>
                  <Name program={name} called={called[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface NameProps {
  program: ProgramName;
  called: (typeof settings)[number]['called'][ProgramName];
}

/** It leads to the file that it was read from. */
function Name({ program, called }: NameProps) {
  if (!called) return <span className="df-visually-hidden">not found</span>;
  return (
    <span>
      <a href={programs[program].source + called.file}>
        <code>{called.name}</code>
      </a>
      {called.note && `, ${called.note}`}
    </span>
  );
}
