// What is inside a figure looks the same on every page. A page's rules for its texts (`.prose ul`, `.content * + *`) would
// win over rules of one class, so ours are raised over all that name fewer than two ids. Among themselves they are as
// specific as they are written.

/** Matches every element, and counts as two ids. */
const RAISE = ':not(#df#df)';
/** What is left to the page: colours, sizes, and the boxes of figures and controls themselves. */
const LEFT_TO_THE_PAGE = /[\\/](palette|roots|tokens)\.css$/;

/** A PostCSS plugin for the files of src/styles and src/figures. */
export const raised = {
  postcssPlugin: 'raised',
  Once(sheet) {
    sheet.walkRules((rule) => {
      if (isOurs(rule) && !isMoment(rule)) rule.selectors = rule.selectors.map((selector) => RAISE + selector);
    });
  },
};

function isOurs(rule) {
  const { file = '' } = rule.source.input;
  return /[\\/]src[\\/](styles|figures)[\\/]/.test(file) && !LEFT_TO_THE_PAGE.test(file);
}

/** Whether it is a moment of an animation. */
function isMoment({ parent }) {
  return parent.type === 'atrule' && parent.name.endsWith('keyframes');
}
