'use client';

import { useFormat } from '../i18n/useFormat.js';
import { LabelTex } from '../tex/Tex.js';
import { Space } from '../ui/Space.js';
import { Head } from './Arrow.js';
import { messages } from './messages.js';
import * as at from './networkLayout.js';
import { TimePath } from './TimePath.js';

/** The length of the arrows above the network that connect it with the images, in pixels. */
const DROP = 40;

/** A U-Net with its time embedding, drawn at a fixed size, so that its text stays as large as all other text. */
export function Network({ t }: { t: string }) {
  const format = useFormat();
  return (
    <div className="df-predictor-network">
      <svg
        className="df-predictor-drawing"
        width={at.WIDTH}
        height={at.HEIGHT}
        role="img"
        aria-label={format(messages.network)}
      >
        {/* Lines of one pixel are sharp at pixel centers. */}
        <g transform="translate(0.5 0.5)">
          <Drops />
          {at.CONTRACTING.map((block, level) => (
            <Level key={block.x} block={block} below={at.CONTRACTING[level + 1] ?? at.LOWEST} />
          ))}
          <Block block={at.LOWEST} />
          <text className="df-predictor-word" x={at.WIDTH / 2} y={24} textAnchor="middle">
            {format(messages.skipConnections)}
          </text>
          <text className="df-predictor-word" x={at.WIDTH / 2} y={72} textAnchor="middle">
            {format(messages.unet)}
          </text>
          <TimePath />
        </g>
      </svg>
      <span className="df-predictor-t">
        <Space height={at.TIME_Y} />
        <span className="df-predictor-t-name">
          <LabelTex>{t}</LabelTex>
        </span>
      </span>
    </div>
  );
}

/** Both blocks of one resolution, the skip connection between them, and the paths to and from the level below. */
function Level({ block, below }: { block: at.Block; below: at.Block }) {
  const opposite = at.mirrored(block);
  const out = at.handDownX(block);
  const back = at.WIDTH - out;
  const enter = below.x - 2;
  const leave = at.mirrored(below).x + below.width;
  return (
    <>
      <path d={`M${block.x + block.width} ${at.middle(block)}H${opposite.x - 2}`} strokeDasharray="4 3" />
      <Head x={opposite.x - 2} y={at.middle(block)} turn={0} />
      <path d={`M${out} ${at.bottom(block)}V${at.middle(below)}H${enter}`} />
      <Head x={enter} y={at.middle(below)} turn={0} />
      <path d={`M${leave} ${at.middle(below)}H${back}V${at.bottom(block) + 2}`} />
      <Head x={back} y={at.bottom(block) + 2} turn={-90} />
      <Block block={block} />
      <Block block={opposite} />
    </>
  );
}

function Block({ block }: { block: at.Block }) {
  return <rect className="df-predictor-block" {...block} />;
}

/** On a narrow page the images are above the network, and their arrows lead down to it and up from it. */
function Drops() {
  const [first] = at.CONTRACTING as [at.Block];
  const x = first.x + first.width / 2;
  return (
    <g className="df-predictor-drop">
      <path d={`M${x} ${-DROP}V-4`} />
      <Head x={x} y={-4} turn={90} />
      <g className="df-predictor-out" data-ink="noise">
        <path d={`M${at.WIDTH - x} -4V${-DROP}`} />
        <Head x={at.WIDTH - x} y={-DROP} turn={-90} />
      </g>
    </g>
  );
}
