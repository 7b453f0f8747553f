import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { Figure } from '../../src/ui/Figure.js';
import { stopClock } from '../support/clock.js';
import { show, smallImage } from '../support/figures.js';

const SENTENCE = 'its script has not run';

/** A figure as a server sends it, below a gap of some height. */
async function sent(figure: string, gap = 0): Promise<HTMLElement> {
  const container = document.createElement('div');
  container.innerHTML = await commands.serverMarkup(figure, {});
  container.style.paddingTop = `${gap}px`;
  document.body.append(container);
  return container;
}

/** How visible the sentence is once all animations that run have ended. */
function opacityOf(container: HTMLElement): string {
  const sentence = container.querySelector('.df-inert > span') as HTMLElement;
  for (const animation of sentence.getAnimations()) animation.finish();
  return getComputedStyle(sentence).opacity;
}

it('says after a while that its script has not run', async () => {
  const container = await sent('NoiseTriptych');
  const sentence = container.querySelector('.df-inert > span') as HTMLElement;
  expect(sentence.textContent).toContain(SENTENCE);
  expect(getComputedStyle(sentence).opacity).toBe('0');
  expect(sentence.getAnimations()[0]?.effect?.getTiming().delay).toBe(5000);
  expect(opacityOf(container)).toBe('1');
  container.remove();
});

it('does not count the time out of sight', async () => {
  const container = await sent('NoiseTriptych', 20_000);
  const sentence = container.querySelector('.df-inert > span') as HTMLElement;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(Number(sentence.getAnimations()[0]?.currentTime ?? 0)).toBeLessThan(100);
  container.remove();
});

it('takes the sentence away when a script takes it over', async () => {
  const container = await sent('NoiseTriptych');
  render(<NoiseTriptych image={smallImage()} />, { container, hydrate: true });
  expect(container.textContent).not.toContain(SENTENCE);
  container.remove();
});

it('never says so where it was made by a script', () => {
  expect(show(<NoiseTriptych image={smallImage()} />).container.textContent).not.toContain(SENTENCE);
});

it('never says so where a server can draw it all', async () => {
  const container = await sent('ScheduleChart');
  expect(container.textContent).not.toContain(SENTENCE);
  container.remove();
});

it('shows a bar once work has lasted, and none for a moment', async () => {
  const figure = (working: boolean) => <Figure name="any" state="pending" working={working} progress={0.5} />;
  const { container, rerender } = render(figure(false));
  const bars: boolean[] = [];
  const observer = new MutationObserver(() => bars.push(container.querySelector('progress') !== null));
  observer.observe(container, { subtree: true, childList: true });
  const clock = stopClock();
  rerender(figure(true));
  await clock.advance(299);
  rerender(figure(false));
  await clock.advance(1000);
  expect(bars).toEqual([]);
  rerender(figure(true));
  await clock.advance(300);
  expect(container.querySelector('progress')?.value).toBe(0.5);
  observer.disconnect();
});
