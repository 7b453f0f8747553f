import '../stories/fonts/fonts.css';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import { MeanComparison } from '../src/index.js';
import { canvasesOf, type Shown, showReady, waitForState } from './support/figures.js';
import { PICTURE, withCanvasesCovered } from './support/pictures.js';
import { structureOf } from './support/structure.js';
import { differenceOf } from './support/structureSnapshot.js';

// What the references of a story reveal, compared as the stories themselves are compared with theirs.

/** Where this project's screenshots go, by vite.config.ts; git ignores the folder. */
const FOLDER = '.vitest-attachments/screenshots';
/** The pairs that look most alike. */
const DIGITS = ['38', '06', '09'].map((pair) => [...pair]);

let shown: Shown;

beforeEach(async () => {
  shown = await showReady(storyAt(50));
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
      part('.df-panel-title[data-ink=mean]').dataset['ink'] = 'posterior';
    }));

  it('fails without the pale rule under a title without a meaning', () =>
    expectFailure(() => {
      part('.df-panel-title:not([data-ink])').style.borderColor = 'transparent';
    }));

  it('fails when a canvas is one pixel narrower', () =>
    expectFailure(() => {
      part('canvas').style.width = 'calc(100% - 1px)';
    }));

  it('fails when the message over the canvases gains a full stop', async () => {
    shown.rerender(storyAt(1000));
    await waitForState(shown.figure, 'error');
    await expectFailure(() => part('.df-message').append('.'));
  });
});

describe('the structure of a story', () => {
  /** The line that has changed first. */
  const changed = (change: () => void) => {
    const before = structureOf(story());
    change();
    return differenceOf(structureOf(story()), before);
  };

  it('is the same when nothing has changed', () => expect(changed(() => {})).toBeNull());

  it('differs without one of its titles', () => {
    expect(changed(() => part('.df-panel-title').replaceChildren())).toContain('button');
  });

  it.each(DIGITS)('differs when the last digit of an ℓ1 distance turns from %s into %s', (before, after) => {
    endFirstL1With(before);
    expect(changed(() => endFirstL1With(after))).toMatch(new RegExp(`\\d${after}" @`));
  });

  it('differs when a label has moved by more than a few pixels', () => {
    expect(changed(() => part('.df-panel-note').style.setProperty('margin-left', '8px'))).toContain('@');
  });

  it('differs when one pixel of a canvas has another colour', () => {
    expect(changed(() => canvasesOf(shown.figure)[0]?.getContext('2d')?.fillRect(3, 3, 1, 1))).toContain('img');
  });

  it('differs when a canvas has another label', () => {
    expect(changed(() => part('canvas').setAttribute('aria-label', 'Another.'))).toContain('Another.');
  });

  it('differs when something is added at its end', () => {
    expect(changed(() => story().append('.'))).toContain('nothing more');
  });
});

function storyAt(t: number) {
  const style = { width: 800, background: 'var(--df-paper)', fontFamily: 'var(--page-text)', lineHeight: 1.6 };
  return (
    <div data-testid="story" style={style}>
      <MeanComparison t={t} />
    </div>
  );
}

const story = () => part('[data-testid=story]');

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
  withCanvasesCovered(async () => expect(await stillMatches(change)).toBe(true));

const expectFailure = (change: () => void) =>
  withCanvasesCovered(async () => expect(await stillMatches(change)).toBe(false));

let taken = 0;

/** Whether the story still matches its screenshot after `change`. */
async function stillMatches(change: () => void): Promise<boolean> {
  const name = `comparison-${taken++}`;
  const element = page.getByTestId('story');
  await page.screenshot({ element, path: `../${FOLDER}/${name}.png` });
  const read = () => commands.readFile(`${FOLDER}/${name}.png`, 'base64');
  const reference = await read();
  change();
  try {
    await expect(element).toMatchScreenshot(name, PICTURE);
  } catch (error) {
    expect(String(error)).toContain('does not match');
    return false;
  }
  // With --update nothing is thrown; a screenshot that differs replaces the reference instead.
  return (await read()) === reference;
}
