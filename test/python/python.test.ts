import { expect, it } from 'vitest';
import { propsOf } from '../../src/anywidget/render.js';
import { createSchedule, gaussianNoise, quantity, valueAt } from '../../src/core/index.js';
import { imageOfValues } from '../../src/image/decode.js';
import { definitions } from '../support/definitions.js';
import { hasNumpy, python, TRAITS, traitsOf } from '../support/python.js';

// The noise of the Python package and the notebook of the examples, run by the machine's Python.

it.skipIf(!hasNumpy).each([
  [100_003, 0, 0],
  [17, 1.5, 3],
  [64, -0, 2 ** 32 - 1],
  [1, -(2 ** 60), 1],
  [0, 7, 0],
])('%i values of the noise are equal to the last bit: seed %d, stream %d', (length, seed, stream) => {
  const call = `noise(${length}, seed=${Object.is(seed, -0) ? '-0.0' : seed}, stream=${stream})`;
  const bytes = python(`from diffusion_figures import noise; print(${call}.astype("<f4").tobytes().hex())`);
  const { buffer } = gaussianNoise(length, { seed, stream });
  expect(bytes.trim()).toBe(Buffer.from(buffer).toString('hex'));
});

/** Runs the notebook's cells without a notebook: a widget is its traits. */
const RUN = `${TRAITS}
from diffusion_figures._figure import Figure
made = []
start = Figure.__init__
def keep(self, **given): start(self, **given); made.append(self)
Figure.__init__ = keep
scope = {}
for cell in json.load(open('schedule_and_values.ipynb'))['cells']:
    if cell['cell_type'] == 'code': exec(''.join(cell['source']), scope)
print(told(made))
`;

it.skipIf(!hasNumpy)('the notebook gives figures what they take, and computes what they show', () => {
  const widgets = traitsOf(python(RUN));
  const given = widgets.map((traits: { type: string }) => {
    const definition = definitions.find(({ name }) => name === traits.type);
    return propsOf(traits as never, definition?.all ?? {});
  });
  expect(widgets.map(({ type }: { type: string }) => type)).toEqual([
    'schedule-chart',
    'noise-triptych',
    'source-image',
    'sample-trajectories',
  ]);
  const [chart, triptych, image, paths] = given;
  expect(paths.points).toHaveLength(600);
  const schedule = createSchedule(chart.schedule);
  const xt = quantity.forwardJump(schedule, quantity.x0, triptych.t, quantity.noise({ seed: triptych.seed }));
  const [x0, computed] = [imageOfValues(triptych.image), imageOfValues(image.image)];
  for (const index of [0, 1, 5000, 12_287]) {
    expect(computed.values[index]).toBeCloseTo(valueAt(xt, x0, index), 5);
  }
});
