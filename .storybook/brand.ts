import { create, type ThemeVars } from 'storybook/theming';

export const NAME = 'diffusion-figures';

/** The colours of image and noise, as the palette has them in each scheme. */
const INKS = {
  light: { image: '#0b66a8', noise: '#b8480a' },
  dark: { image: '#6cb8ec', noise: '#f39a5c' },
} as const;

/** The frame around the stories: Storybook's own, under the project's mark, an image that turns into noise. */
export function brandedTheme(scheme: 'light' | 'dark'): ThemeVars {
  return create({ base: scheme, brandTitle: `${markOf(INKS[scheme])}${NAME}`, brandUrl: './', brandTarget: '_self' });
}

function markOf({ image, noise }: { image: string; noise: string }): string {
  return (
    '<svg aria-hidden="true" width="22" height="22" viewBox="0 0 24 24" style="margin-right: 8px; vertical-align: -5px">' +
    `<path fill="${image}" d="M2 4h8v16H2z"/>` +
    `<path fill="${noise}" d="M10 4h4v4h-4zM10 12h4v4h-4zM14 8h4v4h-4zM14 16h4v4h-4zM18 4h4v4h-4zM18 12h4v4h-4z"/>` +
    '</svg>'
  );
}
