/** Props of the components that need some. */
export const needed = {
  CoefficientValue: { name: 'alphasCumprodSqrt' },
  DiffusionProvider: { children: 'text' },
  Equation: { name: 'forward-jump' },
  Figure: { name: 'own', state: 'ready', children: 'content' },
  Panel: { label: 'a panel' },
  PanelsFigure: { name: 'own', describe: () => ({ rows: [{ panels: [] }] }) },
  Tex: { children: 'x_t' },
};
