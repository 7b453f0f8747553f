// Figures as files, for scripts that build sites and papers: `render`. A browser of the machine draws them.

import { startBrowser } from './browser.js';
import { draw } from './draw.js';
import { writeWhole } from './files.js';
import { checkPictures, type Picture, RenderError } from './picture.js';

export { type Picture, RenderError } from './picture.js';

export interface RenderOptions {
  /** The folder of the files that pictures name, and of the written files; defaults to the current folder. */
  readonly folder?: string | undefined;
  /** Called with each file that has been written. */
  readonly onWritten?: ((file: string) => void) | undefined;
  /** Called with each frame of a film once it is drawn: its number from 1, and how many there are to be. */
  readonly onFrame?: ((file: string, frame: number, count: number) => void) | undefined;
  /** Ends the work: what is written by then stays, and `render` rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Draws pictures and writes their files, each whole or not at all. All pictures are checked before the first is drawn.
 *
 * @returns the files that were written, in the order of the pictures.
 * @throws RenderError with all that is wrong: of pictures that cannot be drawn, when the others have been written.
 */
export async function render(
  pictures: Picture | readonly Picture[],
  { folder = process.cwd(), onWritten, onFrame, signal }: RenderOptions = {},
): Promise<string[]> {
  const checked = await checkPictures([pictures].flat() as Picture[], folder);
  const written: string[] = [];
  const problems: string[] = [];
  let browser = await startBrowser();
  try {
    for (const picture of checked) {
      const { out } = picture;
      signal?.throwIfAborted();
      try {
        // A browser that ended during one picture is replaced for the next.
        if (!browser.isConnected()) browser = await startBrowser();
        const waiting = { signal, onFrame: (frame: number, count: number) => onFrame?.(out, frame, count) };
        writeWhole(out, await draw(browser, picture, waiting));
        written.push(out);
        onWritten?.(out);
      } catch (error) {
        problems.push(`${out}: ${(error as Error).message}`);
      }
    }
    signal?.throwIfAborted();
  } finally {
    await browser.close();
  }
  if (problems.length > 0) throw new RenderError(problems);
  return written;
}
