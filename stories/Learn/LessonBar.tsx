import { useState } from 'react';
import { usePageT } from '../../src/controls/usePageT.js';
import { writtenQuery } from '../../src/controls/useUrlState.js';
import { ImagePicker } from '../../src/index.js';
import { TimestepRow } from './TimestepRow.js';

export interface LessonBarProps {
  /** Whether figures of the page show an image that readers may choose. */
  hasImages: boolean;
}

/** What moves all figures of a page, in a bar that stays in sight: play, t, the image, and a link to what is shown. */
export function LessonBar({ hasImages }: LessonBarProps) {
  return (
    <div className="lesson-bar page-wide">
      <TimestepRow />
      {hasImages && (
        <details className="lesson-bar-image" name="lesson-bar">
          <summary className="df-button">Image</summary>
          <div className="lesson-bar-sheet">
            <ImagePicker />
          </div>
        </details>
      )}
      <CopyLink />
    </div>
  );
}

/** Copies the address of the page with its t. Where that is not allowed it is followed, and stands in the browser’s own bar. */
function CopyLink() {
  const { t } = usePageT();
  const [copied, setCopied] = useState<number | null>(null);
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
      {copied === t ? 'Copied' : 'Link'}
    </button>
  );
}

/** A page of text is a frame of Storybook, whose address is the one that readers see. */
function addressAt(t: number): string {
  const { origin, pathname, search, hash } = topWindow().location;
  return `${origin}${pathname}${writtenQuery(search, { t })}${hash}`;
}

/** Another site’s frame around Storybook hides its address. */
function topWindow(): Window {
  try {
    return window.parent.location.href ? window.parent : window;
  } catch {
    return window;
  }
}
