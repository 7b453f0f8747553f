import { create, type ThemeVars } from 'storybook/theming';

export const NAME = 'diffusion-figures';

/** The typefaces of the stories, which stories/fonts brings. */
export const FONTS = {
  fontBase: 'InterVariable, "Noto Sans Arabic Variable", sans-serif',
  fontCode: '"JetBrains Mono Variable", InterVariable, monospace',
};

/** The palette of the figures, src/styles/palette.css, in each scheme. */
const INKS = {
  light: {
    ...{ ink: '#1c2024', quiet: '#5b6570', line: '#d9dee3', paper: '#ffffff', panel: '#f6f7f8', hover: '#eceff2' },
    ...{ signal: '#0b66a8', mark: '#0b66a8', noise: '#b8480a' },
  },
  dark: {
    ...{ ink: '#eceff1', quiet: '#a3adb7', line: '#333a41', paper: '#14171a', panel: '#1a1e22', hover: '#252a30' },
    // White letters are on the mark, which Storybook darkens.
    ...{ signal: '#6cb8ec', mark: '#4a96cb', noise: '#f39a5c' },
  },
} as const;

/** The frame around the stories, in their typefaces and inks, under the project's mark: an image that turns into noise. */
export function brandedTheme(scheme: 'light' | 'dark'): ThemeVars {
  const { ink, quiet, line, paper, panel, hover, signal, mark, noise } = INKS[scheme];
  return create({
    base: scheme,
    ...FONTS,
    ...{ brandTitle: `${markOf(signal, noise)}${NAME}`, brandUrl: './', brandTarget: '_self' },
    ...{ colorPrimary: signal, colorSecondary: mark },
    ...{ appBg: panel, appContentBg: paper, appPreviewBg: paper, appHoverBg: hover },
    ...{ appBorderColor: line, appBorderRadius: 6 },
    ...{ textColor: ink, textInverseColor: paper, textMutedColor: quiet },
    ...{ barBg: paper, barTextColor: quiet, barHoverColor: signal, barSelectedColor: signal },
    ...{ buttonBg: paper, buttonBorder: line, booleanBg: hover, booleanSelectedBg: paper },
    ...{ inputBg: paper, inputBorder: line, inputTextColor: ink, inputBorderRadius: 6 },
  });
}

function markOf(image: string, noise: string): string {
  return (
    '<svg aria-hidden="true" width="22" height="22" viewBox="0 0 24 24" style="margin-right: 8px; vertical-align: -5px">' +
    `<path fill="${image}" d="M2 4h8v16H2z"/>` +
    `<path fill="${noise}" d="M10 4h4v4h-4zM10 12h4v4h-4zM14 8h4v4h-4zM14 16h4v4h-4zM18 4h4v4h-4zM18 12h4v4h-4z"/>` +
    '</svg>'
  );
}
