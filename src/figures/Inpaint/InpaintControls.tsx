'use client';
import { Button } from '../../components/Button.js';
import { Dial } from '../../marks/Dial.js';
import { useSay } from '../../words/say.js';
import { WindowSlider } from '../PatchFaces/WindowSlider.js';
import { words as shared } from '../words.js';
import type { Filling } from './filling.js';
import { MASKS, type MaskName } from './masks.js';
import { words } from './words.js';

export interface MaskButtonsProps {
  hidden: Uint8Array;
  disabled: boolean;
  onHide: (mask: MaskName) => void;
  onClear: () => void;
}

const NAMES = [
  ['mouth', words.mouth],
  ['eyes', words.eyes],
  ['left', words.left],
] as const;

/** Parts to hide at once. */
export function MaskButtons({ hidden, disabled, onHide, onClear }: MaskButtonsProps) {
  const say = useSay();
  return (
    <div className="df-mask-buttons">
      {NAMES.map(([mask, name]) => (
        <button
          key={mask}
          type="button"
          className="df-button"
          disabled={disabled}
          aria-pressed={MASKS[mask].every((one, pixel) => one === hidden[pixel])}
          onClick={() => onHide(mask)}
        >
          {say(name)}
        </button>
      ))}
      <Button disabled={disabled} isIdle={!hidden.includes(1)} onClick={onClear}>
        {say(shared.clear)}
      </Button>
    </div>
  );
}

/** Most turns that readers choose. */
export const RESAMPLE_MOST = 8;

export interface InpaintDialsProps extends Pick<Filling, 'resample' | 'window'> {
  /** False for what the page holds without hearing of changes. */
  canChoose: (name: 'resample' | 'window') => boolean;
  onResample: (resample: number) => void;
  onWindow: (window: number) => void;
}

/** How often each step is taken, and how much the denoiser sees. */
export function InpaintDials({ resample, window, canChoose, onResample, onWindow }: InpaintDialsProps) {
  const say = useSay();
  return (
    <div className="df-inpaint-dials">
      <Dial
        label={say(words.resample)}
        text={resample}
        min={1}
        max={RESAMPLE_MOST}
        disabled={!canChoose('resample')}
        value={resample}
        aria-valuetext={say(resample === 1 ? words.once : words.times({ count: resample }))}
        onChange={onResample}
      />
      <WindowSlider window={window} disabled={!canChoose('window')} onChange={onWindow} />
    </div>
  );
}
