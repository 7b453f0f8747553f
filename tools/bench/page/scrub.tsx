import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DiffusionProvider, NoiseTriptych, ScheduleChart } from '../../../src/index.js';
import { bench, makeImage } from './contender.js';
import { eachFrame } from './frames.js';
import { watchPaints } from './paints.js';
import '../../../src/style.css';

// A page as an author writes it: a slider for t, a chart that marks it, and the panels that it moves.

const query = new URLSearchParams(location.search);
const size = { width: Number(query.get('width')), height: Number(query.get('height')) };
/** How often each canvas was painted. */
const paints = new Map<HTMLCanvasElement, number>();
let moveTo: (t: number) => void = () => {};
let opened: () => void = () => {};

function Page() {
  const [t, setT] = useState(0);
  useEffect(() => {
    moveTo = setT;
  }, []);
  return (
    <DiffusionProvider image={image} resolution={Math.max(size.width, size.height)}>
      <input type="range" max={999} value={t} readOnly aria-label="t" />
      <NoiseTriptych t={t} onReady={opened} />
      <ScheduleChart t={t} />
    </DiffusionProvider>
  );
}

function imageAsPixels(): ImageData {
  const { values } = makeImage(size);
  const image = new ImageData(size.width, size.height);
  image.data.fill(255);
  for (let i = 0; i < values.length; i++) image.data[i + Math.floor(i / 3)] = ((values[i] as number) + 1) * 127.5;
  return image;
}

const image = imageAsPixels();
watchPaints((canvas) => paints.set(canvas, (paints.get(canvas) ?? 0) + 1));

bench.firstResult = new Promise((resolve) => {
  opened = () => resolve(performance.now() - bench.scriptStart);
  createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
});

bench.scrub = async (milliseconds) => {
  paints.clear();
  const frames = await eachFrame(milliseconds, (part) => moveTo(Math.round(part * 999)));
  const repaints = Math.max(0, ...paints.values());
  return { frames, repaints, settled: await settles() };
};

/** Whether the figure becomes ready within a second, with the last t in its label. */
async function settles(): Promise<boolean> {
  let settled = false;
  await eachFrame(1000, () => {
    const figure = document.querySelector('[data-figure="noise-triptych"]');
    settled = figure?.getAttribute('data-state') === 'ready' && !!figure.querySelector('[aria-label$="t = 999"]');
  });
  return settled;
}
