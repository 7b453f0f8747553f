import { type Convention, conventionOf, type Translation, translate } from '../../src/conventions/index.js';
import { type DataRow, DataTable, definePanels, LabelTex, ofImages, prop, Slider } from '../../src/define/index.js';
import { quantity } from '../../src/index.js';
import { conventionNames, sharedTimes } from './conventionRows.js';

/** The level of DDPM’s t = 200, at which the picture can be recognized. */
const DEFAULT_LOG_SNR = conventionOf('ddpm').logSnr(200);
const LEAST = -14;
const MOST = 14;

/** One image and one noise at the same level in two conventions: as each stores the state, and divided by the state’s size. */
export const SamePicture = definePanels({
  name: 'same-picture',
  shared: ofImages,
  props: {
    /** The convention of the left column; defaults to `'ddpm'`. */
    from: prop.choice(conventionNames, 'ddpm'),
    /** The convention of the right column; defaults to `'edm'`. */
    to: prop.choice(conventionNames, 'edm'),
    /** The noise level, in −14 ≤ logSnr ≤ 14; the nearest that both have is shown. Readers change it. Defaults to that of DDPM’s t = 200. */
    logSnr: prop.controlled(prop.number({ default: DEFAULT_LOG_SNR, min: LEAST, max: MOST, isAnimated: true })),
  },
  caption: (
    <>
      One image and one noise at the same level, above as each convention stores the state, and below divided by{' '}
      <LabelTex>{'\\sqrt{a^2 + b^2}'}</LabelTex>. A panel clips values outside of −1 to 1. Below, both pictures are the
      same.
    </>
  ),
  animation: () => null,
  describe: ({ from, to, logSnr, seed }) => {
    const shown = shownAt(conventionOf(from), conventionOf(to), logSnr);
    const epsilon = quantity.noise({ seed });
    const panelOf = ({ convention, t }: Side, isDivided: boolean) => {
      const [a, b] = [convention.signalScale(t), convention.noiseScale(t)];
      const size = isDivided ? Math.hypot(a, b) : 1;
      return {
        quantity: quantity.sum(
          [{ coefficient: a / size, name: 'pathAlpha', of: quantity.x0 }],
          { coefficient: b / size, name: 'pathSigma', of: epsilon },
          { symbol: 'x_t', t },
        ),
        label: `the state of ${convention.title} at ${timeInWords(convention, t)}${isDivided ? ', divided by its size' : ''}`,
        ...(isDivided && { measured: true }),
      };
    };
    const { sides } = shown;
    return {
      columnTitles: sides.map(({ convention: { title } }) => ({ tex: title })),
      rows: [
        { label: 'as stored', panels: sides.map((side) => panelOf(side, false)) },
        { label: 'same size', panels: sides.map((side) => panelOf(side, true)) },
      ],
      shown,
    };
  },
  Below: ({ model, setProp, isEditable }) =>
    model && (
      <>
        <TimeSlider
          {...model.shown}
          isEditable={isEditable('logSnr')}
          onChange={(logSnr) => setProp('logSnr', logSnr)}
        />
        <Numbers {...model.shown} />
      </>
    ),
});

interface Side {
  readonly convention: Convention;
  readonly t: number;
}

interface Shown {
  readonly sides: readonly [Side, Side];
  /** The times of the first that the second has too. */
  readonly times: readonly [least: number, most: number];
  readonly translation: Translation;
}

/** The level in both conventions; the nearest that both have. */
export function shownAt(one: Convention, other: Convention, logSnr: number): Shown {
  const times = sharedTimes(one, other);
  const [least, most] = times;
  const levels = times.map((t) => one.logSnr(t));
  const asked = Math.min(Math.max(logSnr, Math.min(...levels)), Math.max(...levels));
  const t = Math.min(Math.max(one.timeAt(asked) ?? least, least), most);
  const translation = translate(one.name, other.name, t) as Translation;
  return {
    sides: [
      { convention: one, t },
      { convention: other, t: translation.t },
    ],
    times,
    translation,
  };
}

interface TimeSliderProps extends Shown {
  isEditable: boolean;
  onChange: (logSnr: number) => void;
}

/** A slider for the time of the first convention. That of EDM is even in ln σ. */
function TimeSlider({ sides: [{ convention, t }], times: [least, most], isEditable, onChange }: TimeSliderProps) {
  const { isInteger } = convention.time;
  const isLogarithmic = convention.name === 'edm';
  const placeOf = (time: number) => (isLogarithmic ? Math.log(time) : time);
  const timeOf = (place: number) => Math.min(Math.max(isLogarithmic ? Math.exp(place) : place, least), most);
  return (
    <Slider
      label={`Time of ${convention.title}`}
      text={timeInWords(convention, t)}
      min={placeOf(least)}
      max={placeOf(most)}
      step={isInteger ? 1 : isLogarithmic ? 0.01 : 0.001}
      value={placeOf(t)}
      disabled={!isEditable}
      onChange={(place) => onChange(convention.logSnr(timeOf(place)))}
    />
  );
}

/** The numbers of both at the shown level, and how those of the second follow from those of the first. */
function Numbers({ sides, translation: { stateScale, prediction } }: Shown) {
  const [{ convention: one }, { convention: other }] = sides;
  const row = (head: string, cellOf: (side: Side) => string): DataRow => ({ head, cells: sides.map(cellOf) });
  const [ofState, ofPrediction] = [significant(prediction.a), significant(prediction.b)];
  const translated = [
    ...(ofState === '0' ? [] : [`${ofState} · state`]),
    ...(ofPrediction === '0' ? [] : [`${ofPrediction} · prediction`]),
  ];
  return (
    <DataTable
      caption={`The same noise level in ${one.title} and ${other.title}`}
      isCaptionHidden
      columns={['', one.title, other.title]}
      rows={[
        row('time', ({ convention, t }) => timeInWords(convention, t)),
        row('log-SNR', ({ convention, t }) => significant(convention.logSnr(t))),
        row('scale of the clean image', ({ convention, t }) => significant(convention.signalScale(t))),
        row('scale of the noise', ({ convention, t }) => significant(convention.noiseScale(t))),
        { head: 'state', cells: ['state', `${significant(stateScale)} · state`] },
        { head: 'prediction', cells: ['prediction', translated.join(' + ').replace('+ −', '− ')] },
      ]}
      note={`The last two rows compute the state and the prediction of ${other.title} from those of ${one.title}.`}
    />
  );
}

/** A time with its symbol: `t = 500`, `σ = 3.44`. */
export function timeInWords({ name, time }: Convention, t: number): string {
  if (name === 'edm') return `σ = ${significant(t)}`;
  return `t = ${time.isInteger ? String(Number(t.toFixed(1))).replace('-', '−') : t.toFixed(4)}`;
}

/** A number with four digits, without zeros at the end; what is only rounding is 0. */
function significant(value: number): string {
  const rounded = Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(4));
  return String(rounded).replace('-', '−');
}
