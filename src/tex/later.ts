/** The typesetting that a browser loads later: `#typesetting` in package.json. */
export const typesettingAtOnce = null;
