import { TimestepValue } from '../../src/index.js';
import { InlineTex } from '../Notebook/InlineTex.js';

/** "t = 50" in a sentence, never broken over two lines; the number can be dragged. */
export function PresentT() {
  return (
    <span className="lesson-at">
      <InlineTex>t</InlineTex> = <TimestepValue />
    </span>
  );
}
