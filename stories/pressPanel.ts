import { expect, userEvent, waitFor } from 'storybook/test';

/** Presses a panel of the story's first figure at a place, both as shares of its width and height, and waits for the loupe. */
export async function pressPanel(
  story: HTMLElement,
  panel: number,
  [across, down]: readonly [number, number] = [0.5, 0.5],
): Promise<void> {
  await waitFor(() => expect(story.querySelector('figure')).toHaveAttribute('data-state', 'ready'), {
    timeout: 60_000,
  });
  // Its cursor says from when on a picture can be pressed.
  await waitFor(() => expect(story.querySelector('[data-loupe=closed]')).not.toBeNull(), { timeout: 60_000 });
  const picture = story.querySelectorAll('figure canvas')[panel] as HTMLCanvasElement;
  const { left, top, width, height } = picture.getBoundingClientRect();
  const coords = { clientX: left + across * width, clientY: top + down * height };
  await userEvent.pointer({ keys: '[MouseLeft]', target: picture, coords });
  await waitFor(() => expect(story.querySelector('.df-loupe')).toBeVisible());
}
