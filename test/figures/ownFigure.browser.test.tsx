import { describe, expect, it, vi } from 'vitest';
import {
  type Describe,
  DiffusionProvider,
  type DiffusionProviderProps,
  type ImageFigureProps,
  PanelsFigure,
  quantity,
} from '../../src/index.js';
import { createSchedule } from '../../src/process/schedule.js';
import { randomImage } from '../support/arithmetic.js';
import { expectPanels } from '../support/expectPanels.js';
import { type ExpectedPanel, noiseTriptychPanels } from '../support/figurePanels.js';
import {
  canvasesOf,
  labelsOf,
  messageOf,
  notesOf,
  pixelHash,
  settle,
  show,
  showReady,
  waitForState,
} from '../support/figures.js';
import { fileOf } from '../support/images.js';

// A figure that a page makes of `PanelsFigure`.

const image = randomImage();
const setting = { image, schedule: createSchedule(), seed: 0 };

/** Rows of states of one ε, each panel measured where it is asked to be. */
function states(rows: readonly (readonly number[])[], measured: (t: number) => boolean = () => true): Describe {
  return ({ schedule, seed }) => {
    const epsilon = quantity.noise({ seed });
    return {
      rows: rows.map((timesteps) => ({
        panels: timesteps.map((t) => ({
          quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon),
          label: `x_t at t = ${t}`,
          measured: measured(t),
        })),
      })),
    };
  };
}

/** The same by arithmetic. */
function statesAt(timesteps: readonly number[], measured: (t: number) => boolean = () => true): ExpectedPanel[] {
  return timesteps.map((t) => {
    const [, xt] = noiseTriptychPanels(setting, t) as [ExpectedPanel, ExpectedPanel];
    return { ...xt, measured: measured(t) };
  });
}

it('shows every panel of every row, and the ℓ1 distance of each at its place', async () => {
  const { figure } = await showReady(
    <PanelsFigure
      name="mine"
      image={image}
      describe={states([
        [3, 90],
        [400, 7],
      ])}
    />,
  );
  expect(figure.dataset['figure']).toBe('mine');
  expectPanels(figure, setting, statesAt([3, 90, 400, 7]));
});

it('describes by its seed', async () => {
  const { figure } = await showReady(<PanelsFigure name="mine" image={image} seed={5} describe={states([[90]])} />);
  const [, xt] = noiseTriptychPanels({ ...setting, seed: 5 }, 90) as [ExpectedPanel, ExpectedPanel];
  expectPanels(figure, setting, [{ ...xt, measured: true }]);
});

it('is described at its own t, else at that of the page, else at none', async () => {
  const describeAt: Describe = ({ t, ...settings }) => states([[t ?? 1]])({ t, ...settings });
  const labelsAt = async (t: number | null | undefined, defaultT?: number) => {
    const mine = <PanelsFigure name="mine" image={image} describe={describeAt} t={t} loading="eager" />;
    const { figure } = await showReady(
      defaultT === undefined ? mine : <DiffusionProvider defaultT={defaultT}>{mine}</DiffusionProvider>,
    );
    return labelsOf(figure).map((label) => label.replace(/,.*/, ''));
  };
  expect(await labelsAt(undefined)).toEqual(['x_t at t = 1']);
  expect(await labelsAt(undefined, 300)).toEqual(['x_t at t = 300']);
  expect(await labelsAt(7, 300)).toEqual(['x_t at t = 7']);
  expect(await labelsAt(null, 300)).toEqual(['x_t at t = 1']);
});

it('shows a distance only while it is asked for', async () => {
  const late = (t: number) => t > 50;
  const figureOf = (measured: (t: number) => boolean) => (
    <PanelsFigure name="mine" image={image} describe={states([[3, 90]], measured)} />
  );
  const { figure, rerender } = await showReady(figureOf(late));
  for (const measured of [late, () => true, () => false, late]) {
    rerender(figureOf(measured));
    await waitForState(figure, 'ready');
    expectPanels(figure, setting, statesAt([3, 90], measured));
    expect(notesOf(figure)).toHaveLength([3, 90].filter(measured).length);
  }
});

it('keeps a place for a distance until it is known', async () => {
  const { figure, rerender } = await showReady(<PanelsFigure name="mine" image={image} describe={states([[3]])} />);
  rerender(<PanelsFigure name="mine" image={randomImage(30, 20)} describe={states([[3]])} />);
  expect(figure.dataset['state']).toBe('pending');
  expect(notesOf(figure)).toHaveLength(1);
});

it('paints nothing again for a description that says the same', async () => {
  const figureOf = () => <PanelsFigure name="mine" image={image} describe={states([[3, 90]])} />;
  const onReady = vi.fn();
  const { figure, rerender } = await showReady(<PanelsFigure {...figureOf().props} onReady={onReady} />);
  const painted = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  for (let i = 0; i < 5; i++) {
    rerender(<PanelsFigure {...figureOf().props} onReady={onReady} />);
    expect(figure.dataset['state']).toBe('ready');
    await settle(1);
  }
  expect(painted).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledOnce());
  painted.mockRestore();
});

describe('what its description throws', () => {
  const broken: Describe = () => {
    throw new RangeError('invalid mood: "bad"; expected a good one');
  };

  it('is shown in its frame, over the last good panels, and it recovers', async () => {
    const { figure, rerender } = await showReady(
      <PanelsFigure name="mine" image={image} describe={states([[3, 90]])} />,
    );
    const [canvases, pixels, labels] = [canvasesOf(figure), pixelHash(figure), labelsOf(figure)];
    const onError = vi.fn();
    rerender(<PanelsFigure name="mine" image={image} describe={broken} onError={onError} />);
    expect(await messageOf(figure)).toBe('invalid mood: "bad"; expected a good one');
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
    expect([pixelHash(figure), labelsOf(figure)]).toEqual([pixels, labels]);
    rerender(<PanelsFigure name="mine" image={image} describe={states([[5, 90]])} />);
    await waitForState(figure, 'ready');
    expect(canvasesOf(figure).map((canvas) => canvases.indexOf(canvas))).toEqual([0, 1]);
    expectPanels(figure, setting, statesAt([5, 90]));
  });

  it('leaves an empty frame from the start', async () => {
    const { figure } = show(<PanelsFigure name="mine" image={image} describe={broken} />);
    expect(await messageOf(figure)).toContain('invalid mood');
    expect(canvasesOf(figure)).toHaveLength(0);
  });

  it('leaves empty places from the start where its placeholder says which', async () => {
    const figureOf = (describe: Describe) => (
      <PanelsFigure name="mine" image={image} describe={describe} placeholder={(usual) => states([[0, 1]])(usual)} />
    );
    const { figure, rerender } = show(figureOf(broken));
    expect(await messageOf(figure)).toContain('invalid mood');
    expect(labelsOf(figure)).toEqual(['no image', 'no image']);
    rerender(figureOf(states([[3, 90]])));
    await waitForState(figure, 'ready');
    expectPanels(figure, setting, statesAt([3, 90]));
  });
});

it('has what stands above and below its panels, whose change leaves these', async () => {
  const describe = states([[3]]);
  const figureOf = (kind: string) => (
    <PanelsFigure {...{ name: 'mine', image, describe }} above={<b>{kind}</b>} controls={<i>{kind}</i>} />
  );
  const { figure, rerender } = await showReady(figureOf('first'));
  const [canvas] = canvasesOf(figure);
  rerender(figureOf('second'));
  const parts = [...figure.querySelectorAll('.df-body > b, .df-body > i, canvas')];
  expect(parts.map(({ localName, textContent }) => `${localName} ${textContent}`)).toEqual([
    'b second',
    'canvas ',
    'i second',
  ]);
  expect(canvasesOf(figure)[0]).toBe(canvas);
  expect(figure.dataset['state']).toBe('ready');
});

it('loads nothing again for a description that is written in place', async () => {
  const figureOf = () => <PanelsFigure name="mine" image="/no/such/image.png" describe={states([[3]])} />;
  const { figure, rerender } = show(figureOf());
  await messageOf(figure);
  rerender(figureOf());
  expect(figure.dataset['state']).toBe('error');
});

it('reserves the shape that it is told, else that of its image where that is known, else that of its provider', async () => {
  const address = URL.createObjectURL(await fileOf(image));
  const shapeIn = async (provider: DiffusionProviderProps, own: ImageFigureProps) => {
    const { figure, unmount } = await showReady(
      <DiffusionProvider {...provider}>
        <PanelsFigure name="mine" describe={states([[3]])} {...own} />
      </DiffusionProvider>,
    );
    const { width, height } = (canvasesOf(figure)[0] as HTMLCanvasElement).getBoundingClientRect();
    unmount();
    return width / height;
  };
  expect(await shapeIn({ aspectRatio: 2 }, { image, aspectRatio: 0.5 })).toBeCloseTo(0.5, 1);
  expect(await shapeIn({ aspectRatio: 3 }, { image })).toBeCloseTo(13 / 7, 1);
  expect(await shapeIn({ aspectRatio: 2 }, { image: address })).toBeCloseTo(2, 1);
  expect(await shapeIn({ aspectRatio: 3, image }, {})).toBeCloseTo(3, 1);
  expect(await shapeIn({ image }, {})).toBeCloseTo(13 / 7, 1);
  expect(await shapeIn({}, { image: address })).toBeCloseTo(4 / 3, 1);
});

describe('a title, a note, the title of a column and the label of a row', () => {
  /** What stands at each of these places, and what of it is typeset. */
  async function written(text: string) {
    const { figure, unmount } = await showReady(
      <PanelsFigure
        name="mine"
        image={image}
        describe={() => ({
          columnTitles: [{ tex: text }],
          rows: [{ label: text, panels: [{ quantity: quantity.x0, title: text, note: text, label: 'x0' }] }],
        })}
      />,
    );
    const places = [...figure.querySelectorAll('.df-panel-title, .df-row-label, .df-panel-note')];
    const found = places.map((place) => ({
      text:
        place.querySelector('annotation')?.textContent ?? (place.querySelector('.df-target-face') ?? place).textContent,
      isTypeset: place.querySelector('.katex') !== null,
      spoken: place.querySelector('button > .df-visually-hidden')?.textContent,
    }));
    unmount();
    return found;
  }

  it.each(['posterior mean', 'what the U-Net predicts, at t = 200', '后验均值', 'середина'])(
    '%s is text, as it is written',
    async (text) => {
      const places = await written(text);
      expect(places).toHaveLength(4);
      for (const place of places) expect(place).toMatchObject({ text, isTypeset: false });
      expect(places.map(({ spoken }) => spoken).filter(Boolean)).toEqual([text, text]);
    },
  );

  it.each(['t = 200', 'x', 'x_t', String.raw`\text{posterior mean}`, '\\mu', 'a^2', 'ε'])('%s is TeX', async (tex) => {
    const places = await written(tex);
    expect(places).toHaveLength(4);
    for (const place of places) expect(place).toMatchObject({ text: tex, isTypeset: true });
  });
});
