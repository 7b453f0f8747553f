import {
  DiffusionProvider,
  NoiseTriptych,
  type ScheduleOptions,
  TimestepSlider,
  useUrlState,
} from '../../src/index.js';

const KINDS = ['linear', 'quadratic', 'sigmoid', 'cosine'] as const satisfies readonly ScheduleOptions['kind'][];

/** As high as a finger needs. */
const TALL = { minHeight: 24 } as const;

/** A page whose address says what it shows. */
export function LinkedPage() {
  const { props, setSeed, setSchedule } = useUrlState({ t: 200, seed: 0, schedule: { kind: 'linear' } });
  return (
    <DiffusionProvider {...props}>
      <TimestepSlider />
      <p className="page-choices">
        <label>
          schedule{' '}
          <select
            style={TALL}
            value={props.schedule?.kind ?? 'linear'}
            onChange={(event) => setSchedule({ kind: event.target.value as (typeof KINDS)[number] })}
          >
            {KINDS.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </select>
        </label>{' '}
        <label>
          seed{' '}
          <input
            type="number"
            style={TALL}
            value={props.seed ?? 0}
            onChange={(event) => setSeed(event.target.valueAsNumber || 0)}
          />
        </label>
      </p>
      <NoiseTriptych caption="Copy the address: it leads back to this t, seed and schedule." />
    </DiffusionProvider>
  );
}
