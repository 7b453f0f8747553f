'use client';
import { Button } from '../../components/Button.js';
import { useFormat } from '../../i18n/useFormat.js';
import { Dial } from '../../marks/Dial.js';
import { messages as shared } from '../messages.js';
import { WindowSlider } from '../PatchFaces/WindowSlider.js';
import type { Filling } from './filling.js';
import { MASKS, type MaskName } from './masks.js';
import { messages } from './messages.js';

export interface MaskButtonsProps {
  hidden: Uint8Array;
  disabled: boolean;
  onHide: (mask: MaskName) => void;
  onClear: () => void;
}

const NAMES = [
  ['mouth', messages.mouth],
  ['eyes', messages.eyes],
  ['left', messages.left],
] as const;

/** Parts to hide at once. */
export function MaskButtons({ hidden, disabled, onHide, onClear }: MaskButtonsProps) {
  const format = useFormat();
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
          {format(name)}
        </button>
      ))}
      <Button disabled={disabled} isIdle={!hidden.includes(1)} onClick={onClear}>
        {format(shared.clear)}
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
  const format = useFormat();
  return (
    <div className="df-inpaint-dials">
      <Dial
        label={format(messages.resample)}
        text={resample}
        min={1}
        max={RESAMPLE_MOST}
        disabled={!canChoose('resample')}
        value={resample}
        aria-valuetext={format(resample === 1 ? messages.once : messages.times({ count: resample }))}
        onChange={onResample}
      />
      <WindowSlider window={window} disabled={!canChoose('window')} onChange={onWindow} />
    </div>
  );
}
