import { type ReactNode, useMemo } from 'react';
import { ScatterPanel } from '../../src/define/index.js';
import { symbols, useTimestep } from '../../src/index.js';
import { InlineTex } from '../Notebook/InlineTex.js';
import { arrowsAndScores, COUNTED, medianAngle, moons, rmsLength } from './scores.js';

const DEFAULT_T = 500;
const DOMAIN = { x: 0, y: 0, half: 2.8 };
/** Which of the states are drawn. */
const EVERY = 16;
/** How long a score is drawn. The same at each t, so that one sees it grow. */
const SCORE_SCALE = 0.1;
const ARROW_WIDTH = 1.25;
const SCORE_WIDTH = 2;

/** The arrow to x̂0 and the score, over one another: from the same states, each at its own length. */
export function ArrowAndScore({ caption }: { caption: ReactNode }) {
  const [t = DEFAULT_T] = useTimestep();
  const { found, layers } = useMemo(() => drawn(t), [t]);
  const [arrow, score, angle] = [rmsLength(found.arrows), rmsLength(found.scores), medianAngle(found)];
  return (
    <figure className="lesson-drawing page-wide">
      <div className="lesson-field">
        <ScatterPanel
          title={
            <>
              states <InlineTex>x_t</InlineTex> over the data
            </>
          }
          label={`From states at t = ${t}: arrows to x̂0, rms length ${arrow.toFixed(2)}, and scores, rms length ${score.toFixed(1)}; the median angle between them is ${angle.toFixed(0)}°.`}
          domain={DOMAIN}
          layers={layers}
        />
        <dl className="df-field-key df-field-numbers">
          <Count value={arrow.toFixed(2)}>
            <Name ink="mean" width={ARROW_WIDTH}>
              arrow
            </Name>{' '}
            <InlineTex>{`${symbols.X0_PREDICTED} - x_t`}</InlineTex>, rms length
          </Count>
          <Count value={score.toFixed(1)}>
            <Name ink="noise" width={SCORE_WIDTH}>
              score
            </Name>
            , rms length; drawn at a tenth
          </Count>
          <Count value={`${angle.toFixed(0)}°`}>median angle between the two</Count>
        </dl>
      </div>
      <figcaption className="df-caption">{caption}</figcaption>
    </figure>
  );
}

/** A kind of arrow, as it is drawn and by name. */
function Name({ ink, width, children }: { ink: 'mean' | 'noise'; width: number; children: ReactNode }) {
  return (
    <>
      <svg className="lesson-arrow" data-ink={ink} aria-hidden="true" viewBox="0 0 28 12" strokeWidth={width}>
        <path d="M1 6h25M21 2l5 4-5 4" />
      </svg>
      <b className="lesson-number" data-ink={ink}>
        {children}
      </b>
    </>
  );
}

function Count({ value, children }: { value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{children}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function drawn(t: number) {
  const found = arrowsAndScores(t, COUNTED);
  const shown = (values: Float32Array) => values.filter((_, i) => (i >> 1) % EVERY === 0);
  const from = shown(found.states);
  const ends = (vectors: Float32Array, scale: number) =>
    shown(vectors).map((value, i) => (from[i] as number) + scale * value);
  const layers = [
    { kind: 'points', ink: 'signal', points: moons, opacity: 0.25 },
    { kind: 'arrows', ink: 'mean', from, to: ends(found.arrows, 1), width: ARROW_WIDTH },
    { kind: 'arrows', ink: 'noise', from, to: ends(found.scores, SCORE_SCALE), width: SCORE_WIDTH },
    { kind: 'points', ink: 'ink', points: from, radius: 2.5 },
  ] as const;
  return { found, layers };
}
