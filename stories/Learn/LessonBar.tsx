import { useState } from 'react';
import { formatFixed, useFormat } from '../../src/define/index.js';
import { ImagePicker, TimestepBar, useTimestep } from '../../src/index.js';
import { usePageWords } from './PageLanguage.js';
import { levelAt, type PageClock } from './schedule.js';

export interface LessonBarProps {
  /** Whether figures of the page show an image that readers may choose. */
  hasImages: boolean;
  /** The schedule of the figures that follow t. */
  clock: PageClock;
}

/** What moves all figures of a page, in a bar that stays in sight: play, t, the image, and a link to what is shown. */
export function LessonBar({ hasImages, clock }: LessonBarProps) {
  const words = usePageWords();
  return (
    <div className="lesson-bar page-wide">
      <TimestepBar />
      {clock !== 'paths' && <ScheduleAtT clock={clock} />}
      {hasImages && (
        <details className="lesson-bar-image" name="lesson-bar">
          <summary className="df-button">{words.image}</summary>
          <div className="lesson-bar-sheet">
            <ImagePicker />
          </div>
        </details>
      )}
      <CopyLink />
    </div>
  );
}

/** The schedule of the page, and its log-SNR at t, by which pages with other schedules compare. */
function ScheduleAtT({ clock }: { clock: 'linear' | 'cosine' }) {
  const words = usePageWords();
  const format = useFormat();
  const [t = 0] = useTimestep();
  return (
    <span className="lesson-bar-schedule">
      {words.scheduleNames[clock]} · log-SNR{' '}
      <span className="lesson-number">{format(formatFixed(levelAt(clock, t), 1)).replace('-', '−')}</span>
    </span>
  );
}

/** Copies the address of the page with its t. Where that is not allowed it is followed, and stands in the browser’s own bar. */
function CopyLink() {
  const words = usePageWords();
  const [t] = useTimestep();
  const [copied, setCopied] = useState<number>();
  const copy = async () => {
    const address = addressAt(t);
    try {
      await navigator.clipboard.writeText(address);
      setCopied(t);
    } catch {
      topWindow().location.assign(address);
    }
  };
  return (
    <button type="button" className="df-button lesson-bar-link" onClick={copy}>
      {copied !== undefined && copied === t ? words.copied : words.link}
    </button>
  );
}

/** A page of text is a frame of Storybook, whose address is the one that readers see. */
function addressAt(t = 0): string {
  const address = new URL(topWindow().location.href);
  address.searchParams.set('t', String(t));
  return address.href;
}

/** Another site’s frame around Storybook hides its address. */
function topWindow(): Window {
  try {
    return window.parent.location.href ? window.parent : window;
  } catch {
    return window;
  }
}
