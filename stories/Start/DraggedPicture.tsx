import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { forwardJumpCoefficients } from '../../src/core/index.js';
import { useDrag } from '../../src/define/index.js';
import { type Diffusion, quantity, useDiffusion } from '../../src/index.js';
import cat from '../assets/cat.webp';
import { schedule } from '../Learn/schedule.js';
import { moves, play, thereAndBack } from '../Notebook/film.js';
import './start.css';

const WIDTH = 800;
const HEIGHT = 532;
const LAST = schedule.timesteps - 1;
/** The picture rests where the cat is visible under as much noise. */
const REST = 200;
/** The timestep at which the cat is hardly visible. */
const FAR = 800;
const MILLISECONDS = 5000;
const PAGE = 50;

/**
 * A picture that readers drag through t: from the image at the left to noise at the right. It is a slider without a track of its
 * own, which moves no other figure. It becomes one when it is drawn: before that, and without scripts, it is the image.
 */
export function DraggedPicture() {
  const [t, setT] = useState(REST);
  const diffusion = useDiffusion({ image: cat, resolution: WIDTH });
  const track = useRef<HTMLDivElement>(null);
  const endFilm = useRef(() => {});
  const isReady = diffusion.state === 'ready';
  const { canvas, painted } = usePainted(diffusion, t);

  useEffect(() => {
    if (!isReady || !moves()) return;
    endFilm.current = play(MILLISECONDS, (part) => {
      const rest = part < 0.5 ? 0 : REST;
      setT(Math.round(rest + (FAR - rest) * thereAndBack(part)));
    });
    return () => endFilm.current();
  }, [isReady]);

  const choose = (next: number) => {
    endFilm.current();
    setT(Math.min(LAST, Math.max(0, Math.round(next))));
  };
  const grasped = useRef({ t: 0, across: 0 });
  const dragging = useDrag({
    boxOf: () => track.current,
    onDrag: ({ across, isStart }) => {
      if (isStart) grasped.current = { t, across };
      choose(grasped.current.t + (across - grasped.current.across) * LAST);
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepped(event.key, t);
    if (next === null) return;
    event.preventDefault();
    choose(next);
  };
  const hint = useId();
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  const [image, noise] = [a, sigma].map((share) => share.toFixed(2)) as [string, string];
  const slider = {
    ...dragging,
    onKeyDown,
    role: 'slider',
    tabIndex: 0,
    'aria-label': 'Timestep t of the picture',
    'aria-describedby': hint,
    'aria-valuemin': 0,
    'aria-valuemax': LAST,
    'aria-valuenow': t,
    'aria-valuetext': `t = ${t}: ${image} × image + ${noise} × noise`,
  };
  return (
    <div className="start-hero">
      <div className="start-picture" {...(isReady && slider)}>
        {/* For an image outside of `picture`, a server of React puts a link before the page. */}
        <picture>
          <img src={cat} alt="The face of a cat" width={WIDTH} height={HEIGHT} fetchPriority="high" />
        </picture>
        <canvas ref={canvas} width={WIDTH} height={HEIGHT} data-t={painted} />
        {isReady && (
          <>
            <p className="start-hint" id={hint}>
              Drag the picture
            </p>
            <div className="start-track" ref={track}>
              <Grip t={t} />
            </div>
          </>
        )}
      </div>
      <p className="start-mix">
        {isReady && (
          <>
            <span className="start-part">
              <b data-ink="signal">{image}</b> × image
            </span>{' '}
            <span className="start-part">
              + <b data-ink="noise">{noise}</b> × noise
            </span>
          </>
        )}
      </p>
    </div>
  );
}

/** A disc on a line, where t is. Lengths are attributes, as a strict policy drops styles. */
function Grip({ t }: { t: number }) {
  const x = `${(100 * t) / LAST}%`;
  return (
    <svg width="100%" height="100%" overflow="visible" aria-hidden="true">
      <line className="start-line" x2="100%" y1="50%" y2="50%" />
      <line className="start-line-passed" x2={x} y1="50%" y2="50%" />
      <svg x={x} y="50%" overflow="visible" aria-hidden="true">
        <circle className="start-halo" r={24} />
        <circle className="start-grip" r={15} />
        <path className="start-arrows" d="M-4 -5L-9 0L-4 5M4 -5L9 0L4 5" />
        <text y={-34} textAnchor="middle">
          t = {t}
        </text>
      </svg>
    </svg>
  );
}

/**
 * Paints x_t on a canvas. While one t is being painted, the newest waits: a slow processor skips those between them.
 *
 * @returns the canvas, and the t whose picture it shows; undefined before the first.
 */
function usePainted({ state, seed, draw }: Diffusion, t: number) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [painted, setPainted] = useState<number>();
  const wanted = useRef(t);
  const isPainting = useRef(false);
  useEffect(() => {
    wanted.current = t;
    const target = canvas.current;
    if (state !== 'ready' || !target || isPainting.current) return;
    isPainting.current = true;
    const paint = async () => {
      for (let last: number | null = null; last !== wanted.current; ) {
        last = wanted.current;
        const xt = quantity.forwardJump(schedule, quantity.x0, last, quantity.noise({ seed }));
        await draw({ panels: [{ quantity: xt }] }, [target]);
        setPainted(last);
      }
    };
    // A page that is left releases the image. The picture stays as it is.
    paint()
      .catch(() => {})
      .finally(() => {
        isPainting.current = false;
      });
  }, [state, seed, draw, t]);
  return { canvas, painted };
}

/** The timestep after a key; null if the key is the page's. */
function stepped(key: string, t: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return t + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return t - 1;
    case 'PageUp':
      return t + PAGE;
    case 'PageDown':
      return t - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return LAST;
    default:
      return null;
  }
}
