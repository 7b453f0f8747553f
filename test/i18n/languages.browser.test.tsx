import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import '../../src/embed/index.js';
import { DiffusionProvider, PlayControls, ScheduleChart, TimestepSlider } from '../../src/index.js';
import { messages as german } from '../../src/locales/de.js';
import { messages as french } from '../../src/locales/fr.js';

const page = document.documentElement;
const play = { en: 'play', de: german['ui.play'] as string, fr: french['ui.play'] as string };

beforeEach(() => {
  page.lang = 'en';
});
afterEach(() => {
  page.lang = 'en';
  document.body.replaceChildren();
});

it('speaks as the page does, and turns with it', async () => {
  render(<PlayControls />);
  screen.getByRole('button', { name: play.en });
  page.lang = 'de-AT';
  await screen.findByRole('button', { name: play.de });
  page.lang = 'it';
  const button = await screen.findByRole('button', { name: play.en });
  // What is said in English on an Italian page is read aloud in English.
  expect(button.closest('[lang]')).toHaveAttribute('lang', 'en');
});

it('speaks as its provider says, within another and on any page', async () => {
  render(
    <DiffusionProvider lang="fr">
      <PlayControls />
      <DiffusionProvider lang="de" messages={{ 'ui.play': 'Los' }}>
        <PlayControls />
        <DiffusionProvider lang="en">
          <PlayControls />
        </DiffusionProvider>
      </DiffusionProvider>
    </DiffusionProvider>,
  );
  const [first, second, third] = screen.getAllByRole('group');
  await vi.waitFor(() => {
    expect(first).toHaveAccessibleName(french['controls.play'] as string);
    expect(second).toHaveAccessibleName(german['controls.play'] as string);
  });
  screen.getByRole('button', { name: play.fr });
  // What a page says itself comes before the library's translation.
  screen.getByRole('button', { name: 'Los' });
  expect([first, second, third].map((player) => player?.getAttribute('lang'))).toEqual(['fr', 'de', null]);
  expect(third).toHaveAccessibleName('play through the timesteps');
});

it('writes numbers as the language does, also one that the library does not speak', async () => {
  render(
    <DiffusionProvider lang="nl" messages={{ 'ui.play': 'afspelen' }}>
      <ScheduleChart />
      <TimestepSlider />
    </DiffusionProvider>,
  );
  await screen.findByText('0,8');
  expect(screen.queryByText('0.8')).toBeNull();
});

it('is English where the tag is none', () => {
  const tags = ['', '-', 'no tag', 7] as string[];
  render(tags.map((tag) => <DiffusionProvider key={tag} lang={tag} children={<PlayControls />} />));
  expect(screen.getAllByRole('button', { name: play.en })).toHaveLength(tags.length);
});

it('speaks in an element as the nearest `lang` says', async () => {
  document.body.innerHTML = '<div lang="de"><diffusion-control type="play-controls"></diffusion-control></div>';
  const control = document.querySelector('diffusion-control') as HTMLElement;
  await vi.waitFor(() => expect(control.shadowRoot?.querySelector(`[aria-label="${play.de}"]`)).not.toBeNull());
  control.lang = 'fr';
  await vi.waitFor(() => expect(control.shadowRoot?.querySelector(`[aria-label="${play.fr}"]`)).not.toBeNull());
});
