import { type ChangeEvent, type RefObject, useRef, useState } from 'react';
import { PlayerButtons } from '../../src/components/PlayerButtons.js';
import { TimestepRange } from '../../src/controls/TimestepRange.js';
import { type PageT, usePageT } from '../../src/controls/usePageT.js';
import { usePlayer } from '../../src/hooks/usePlayer.js';
import { useTellPlaying } from '../../src/hooks/useTimestep.js';

/** Play, and t as a slider and as a number that can be written: in one line. */
export function TimestepRow() {
  const page = usePageT();
  const row = useRef<HTMLDivElement>(null);
  return (
    <div ref={row} className="lesson-row">
      <Play page={page} row={row} />
      <span className="df-slider-track lesson-row-track">
        <TimestepRange page={page} aria-label="Timestep t" />
      </span>
      <WrittenT page={page} />
    </div>
  );
}

interface Props {
  page: PageT;
}

function Play({ page, row }: Props & { row: RefObject<HTMLElement | null> }) {
  const { isPlaying, play, pause } = usePlayer(page, { direction: 'forward', speed: 1 }, row);
  useTellPlaying(isPlaying);
  const step = (distance: number) => {
    pause();
    page.setT(page.t + distance);
  };
  return (
    <PlayerButtons
      isPlaying={isPlaying}
      direction="forward"
      isFirst={page.t === 0}
      isLast={page.t === page.last}
      onPlay={play}
      onPause={pause}
      onStep={step}
    />
  );
}

/** t as a number. What is written and is no timestep yet stays until the field is left. */
function WrittenT({ page: { t, last, setT } }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const write = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setDraft(target.value);
    if (target.value !== '' && target.validity.valid) setT(target.valueAsNumber);
  };
  return (
    <label className="lesson-row-t">
      <i>t</i> ={' '}
      <input
        type="number"
        aria-label="Timestep t"
        min={0}
        max={last}
        value={draft ?? t}
        onChange={write}
        onBlur={() => setDraft(null)}
      />
    </label>
  );
}
