import '@fontsource-variable/inter';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScreenshotMatcherOptions } from 'vitest/browser';
import { commands, page } from 'vitest/browser';
import { MeanComparison } from '../src/index.js';
import { canvasesOf, type Shown, showReady, waitForState } from './support/figures.js';
import { COVERED, WHOLE, withCanvasesCovered } from './support/screenshots.js';

// What a story's screenshots reveal, compared with the options that the stories themselves are compared with.

/** Where this project's screenshots go, by vite.config.ts; git ignores the folder. */
const FOLDER = '.vitest-attachments/screenshots';
/** The pairs that look most alike. */
const DIGITS = ['38', '06', '09'].map((pair) => [...pair]);

let shown: Shown;

beforeEach(async () => {
  shown = await showReady(story(50));
  await document.fonts.ready;
});

describe.each(['light', 'dark'])('a story in %s with its canvases covered', (scheme) => {
  beforeEach(() => {
    part('[data-testid=story]').style.colorScheme = scheme;
  });

  it('passes when nothing has changed', () => expectPass(() => {}));

  it('passes when its canvases show something else', () => expectPass(() => canvasesOf(shown.figure).forEach(blacken)));

  it('fails without one of its titles', () => expectFailure(() => part('.df-panel-title').replaceChildren()));

  it.each(DIGITS)('fails when the last digit of an ℓ1 distance turns from %s into %s', (before, after) => {
    endFirstL1With(before);
    return expectFailure(() => endFirstL1With(after));
  });

  it('fails when a rule takes the colour of another meaning', () =>
    expectFailure(() => {
      part('.df-panel-title[data-meaning=mean]').dataset['meaning'] = 'posterior';
    }));

  it('fails without the pale rule under a title without a meaning', () =>
    expectFailure(() => {
      part('.df-panel-title:not([data-meaning])').style.borderColor = 'transparent';
    }));

  it('fails when a canvas is one pixel narrower', () =>
    expectFailure(() => {
      part('canvas').style.width = 'calc(100% - 1px)';
    }));

  it('fails when the message over the canvases gains a full stop', async () => {
    shown.rerender(story(1000));
    await waitForState(shown.figure, 'error');
    await expectFailure(() => part('.df-message').append('.'));
  });
});

describe('a whole story', () => {
  it('passes when nothing has changed', async () => {
    expect(await stillMatches(() => {}, WHOLE)).toBe(true);
  });

  it('fails when one canvas shows something else', async () => {
    expect(await stillMatches(() => canvasesOf(shown.figure).slice(-1).forEach(blacken), WHOLE)).toBe(false);
  });
});

function story(t: number) {
  const style = { width: 800, background: 'var(--df-paper)', fontFamily: 'Inter Variable', lineHeight: 1.6 };
  return (
    <div data-testid="story" style={style}>
      <MeanComparison t={t} />
    </div>
  );
}

function part(selector: string): HTMLElement {
  const element = shown.container.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the story has no ${selector}`);
  return element;
}

function endFirstL1With(digit: string | undefined): void {
  const texts = document.createTreeWalker(part('.df-panel-note'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (/\d\.\d{3}$/.test(text.data)) text.data = `${text.data.slice(0, -1)}${digit}`;
  }
}

function blacken(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
}

const expectPass = (change: () => void) =>
  withCanvasesCovered(async () => expect(await stillMatches(change, COVERED)).toBe(true));

const expectFailure = (change: () => void) =>
  withCanvasesCovered(async () => expect(await stillMatches(change, COVERED)).toBe(false));

let taken = 0;

/** Whether the story still matches its screenshot after `change`. */
async function stillMatches(change: () => void, options: ScreenshotMatcherOptions): Promise<boolean> {
  const name = `comparison-${taken++}`;
  const element = page.getByTestId('story');
  await page.screenshot({ element, path: `../${FOLDER}/${name}.png` });
  const read = () => commands.readFile(`${FOLDER}/${name}.png`, 'base64');
  const reference = await read();
  change();
  try {
    await expect(element).toMatchScreenshot(name, options);
  } catch (error) {
    expect(String(error)).toContain('does not match');
    return false;
  }
  // With --update nothing is thrown; a screenshot that differs replaces the reference instead.
  return (await read()) === reference;
}
