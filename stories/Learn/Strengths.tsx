import { Chart, defineFigure, linearAxis, prop, timestepAxis, useTimestepSetter } from '../../src/define/index.js';
import { symbols } from '../../src/index.js';
import { CONTRAST } from './schedule.js';
import { imageDeviation, LAST, noiseDeviation, scalesAt } from './truths.js';

const along = (of: (t: number) => number) => Float64Array.from({ length: LAST + 1 }, (_, t) => of(t));
const CURVES = [
  {
    name: 'factor',
    tex: symbols.SIGNAL_SCALE,
    ink: 'signal',
    dash: '5 4',
    values: along((t) => scalesAt(t).signal),
  },
  { name: 'image', tex: `${CONTRAST}\\,${symbols.SIGNAL_SCALE}`, ink: 'signal', values: along(imageDeviation) },
  { name: 'noise', tex: symbols.NOISE_SCALE, ink: 'noise', dash: '14 3', values: along(noiseDeviation) },
] as const;
const TIME = timestepAxis(LAST + 1);
const DEVIATIONS = linearAxis(0, 1, { name: null });
const HEIGHT = 240;
const LABEL =
  'The standard deviations of the two parts of x_t over t, and the factor of the image. ' +
  `That of the image falls from ${CONTRAST} to 0, that of the noise rises from 0 to 1.`;

/** The standard deviations of the two parts of x_t for the built-in image, and the image’s factor alone. */
export const Strengths = defineFigure({
  name: 'strengths',
  shared: { schedule: prop.schedule() },
  props: {
    /** The t to mark; defaults to the page’s. */
    t: prop.markedTimestep(),
  },
  model: ({ t }) => ({ t }),
  use: (figure) => ({ isReady: true, move: useTimestepSetter(figure) }),
  View: ({ model, status }) =>
    model && (
      <Chart
        {...{ x: TIME, y: DEVIATIONS, curves: CURVES, height: HEIGHT, label: LABEL }}
        marker={{ value: model.t, onChange: status.move }}
      />
    ),
  table: () => () => [
    ['t', ...CURVES.map(({ name }) => name)].join(','),
    ...Array.from({ length: LAST + 1 }, (_, t) => [t, ...CURVES.map(({ values }) => values[t])].join(',')),
  ],
});
