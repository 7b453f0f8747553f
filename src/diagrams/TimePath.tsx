'use client';

import { useFormat } from '../i18n/useFormat.js';
import { Head } from './Arrow.js';
import { messages } from './messages.js';
import * as at from './networkLayout.js';

/** The path of t: a sinusoidal embedding, fully connected layers, and from there to every block. */
export function TimePath() {
  const format = useFormat();
  return (
    <>
      <path d={`M60 ${at.TIME_Y}H70`} />
      <Head x={70} y={at.TIME_Y} turn={0} />
      <Waves />
      <path d={`M${at.EMBEDDING_X + 24} ${at.TIME_Y}H${at.LAYERS_X - 24}`} />
      <Head x={at.LAYERS_X - 24} y={at.TIME_Y} turn={0} />
      <Layers />
      <Word x={at.EMBEDDING_X}>{format(messages.timeEmbedding)}</Word>
      <Word x={at.LAYERS_X}>{format(messages.fullyConnected)}</Word>
      <Feeds />
    </>
  );
}

/** Two sinusoids across 36 pixels, one of twice the frequency. */
function Waves() {
  const left = at.EMBEDDING_X - 18;
  return (
    <>
      <path d={`M${left} ${at.TIME_Y - 6}q9 -12 18 0t18 0`} />
      <path d={`M${left} ${at.TIME_Y + 7}q4.5 -10 9 0t9 0t9 0t9 0`} />
    </>
  );
}

/** Two fully connected layers of three units. */
function Layers() {
  const heights = [-12, 0, 12].map((offset) => at.TIME_Y + offset);
  const [left, right] = [at.LAYERS_X - 14, at.LAYERS_X + 14];
  return (
    <>
      {heights.flatMap((from) =>
        heights.map((to) => <path key={`${from} ${to}`} d={`M${left} ${from}L${right} ${to}`} />),
      )}
      {heights.flatMap((y) => [left, right].map((x) => <Unit key={`${x} ${y}`} x={x} y={y} />))}
    </>
  );
}

function Unit({ x, y }: { x: number; y: number }) {
  return <circle className="df-predictor-unit" cx={x} cy={y} r={2.5} />;
}

/** The lines from the layers up to the bus, and from the bus into every block. */
function Feeds() {
  const halves = at.CONTRACTING.flatMap((block) => {
    const x = at.embeddingX(block);
    return [
      { x, end: at.bottom(block) },
      { x: at.WIDTH - x, end: at.bottom(block) },
    ];
  });
  const feeds = [...halves, { x: at.WIDTH / 2, end: at.bottom(at.LOWEST) }];
  const edges = feeds.map(({ x }) => x);
  return (
    <>
      <path
        className="df-predictor-time"
        d={`M${at.LAYERS_X + 20} ${at.TIME_Y}H${at.RISE_X}V${at.BUS_Y}M${Math.min(...edges)} ${at.BUS_Y}H${Math.max(...edges)}`}
      />
      {feeds.map(({ x, end }) => (
        <g key={x}>
          <path className="df-predictor-time" d={`M${x} ${at.BUS_Y}V${end + 3}`} />
          <Head x={x} y={end + 3} turn={-90} />
        </g>
      ))}
    </>
  );
}

/** The name of a pictogram, below it. */
function Word({ x, children }: { x: number; children: string }) {
  return (
    <text className="df-predictor-word" x={x} y={at.TIME_Y + 35} textAnchor="middle">
      {children}
    </text>
  );
}
