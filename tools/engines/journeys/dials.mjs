// Sliders of one figure: each changes what the figure says in words.

/** What a figure says: its text, and what its images show. */
const saysNow = () => {
  const figure = document.querySelector('figure');
  return figure.textContent + [...figure.querySelectorAll('canvas')].map((canvas) => canvas.getAttribute('aria-label'));
};
const saysOther = (before) => {
  const figure = document.querySelector('figure');
  const now =
    figure.textContent + [...figure.querySelectorAll('canvas')].map((canvas) => canvas.getAttribute('aria-label'));
  return now !== before && figure.dataset.state === 'ready' && !figure.querySelector('[aria-busy=true]');
};

/** A slider, and what a reader sees of its far end by each way. */
function dial(control, story, slider, sees) {
  const use = (act) => async (reader) => {
    const before = await reader.read(saysNow);
    await act(reader);
    await reader.sees('what the figure says of it', saysOther, before);
    await sees(reader);
  };
  return {
    control,
    story,
    pointer: use((reader) => reader.click(slider, [0.97, 0.5])),
    keyboard: use(async (reader) => {
      await reader.tabTo(slider);
      await reader.press('End');
    }),
    touch: use((reader) => reader.tap(slider, [0.97, 0.5])),
  };
}

export const dials = [
  dial('error of ε', 'figures-x0reconstruction--error-slider', 'figure input[type=range]', (reader) =>
    reader.sees('an ε that is nearly all noise', () => {
      const percent = document.querySelector('figure output').textContent;
      return Number.parseInt(percent, 10) > 85;
    }),
  ),
  dial('window of pixels', 'figures-patchfaces--default', 'figure input[type=range]', (reader) =>
    reader.sees('copies alone', () => /16 of 16 samples are copies/.test(document.querySelector('figure').textContent)),
  ),
  dial(
    'length of the schedules',
    'figures-schedulecomparison--sliders',
    { css: 'input[type=range]', at: 0 },
    (reader) => reader.sees('nearly 2000 steps', () => Number(document.querySelector('output').textContent) > 1800),
  ),
  dial('β at the end', 'figures-schedulecomparison--sliders', { css: 'input[type=range]', at: 2 }, (reader) =>
    reader.sees('a β above 0.18', () => Number(document.querySelectorAll('output')[2].textContent) > 0.18),
  ),
];
